import {
  districtField,
  field,
  KEY,
  OPEN,
  POINT,
  pointFields,
  type RawRow,
  type SeedDataset,
  UNKNOWN_CRS,
} from '../declare.ts';

const LYRB = '洛阳日报 2012-01-10（lyrb.lyd.com.cn content_807013）';
const DAHE = '大河报 2013-04-02（转载，sebasdess.com t20130403_394938）';
const PROVINCE = '省文化和旅游厅公告 2020-12-28（转载）';
const CNCN = 'lxs.cncn.com/81497/n362635（未注日期）';
const HELUO = 'heluo.cc/article-36756-1（未注日期）';

const unplaced = (
  name: string,
  grade: string,
  district: string | null,
  year: string | null,
  source: string,
): RawRow => [name, grade, district, year, source, null, null, null];

const rows: RawRow[] = [
  ['龙门石窟', '5A', null, '2012', LYRB, '龙门石窟景区', '112.47', '34.55'],
  ['白云山', '5A', '410325', '2012', LYRB, '白云山', '111.84', '33.67'],
  ['老君山·鸡冠洞旅游区', '5A', '410324', '2012', LYRB, '老君山', '111.64', '33.75'],
  ['龙潭大峡谷', '5A', '410323', '2013', DAHE, '龙潭大峡谷', '112.01', '34.97'],
  unplaced('竹海野生动物园', '4A', '410324', '2020', PROVINCE),
  ['花果山国家森林公园', '4A', '410327', '2020', PROVINCE, '花果山', '111.85', '34.34'],
  unplaced('西泰山', '4A', null, null, CNCN),
  unplaced('中国国花园', '4A', null, null, CNCN),
  unplaced('隋唐城遗址植物园', '4A', null, null, CNCN),
  unplaced('天河大峡谷', '4A', '410324', null, HELUO),
  unplaced('青要山', '4A', '410323', null, HELUO),
  unplaced('二程文化园', '4A', '410329', null, HELUO),
  unplaced('国际牡丹园', '3A', null, null, CNCN),
  unplaced('古代艺术博物馆', '3A', null, null, CNCN),
  unplaced('龙隐', '3A', '410326', null, CNCN),
  unplaced('平乐牡丹画创意园区', '3A', null, null, CNCN),
  unplaced('灵山', '3A', '410327', null, CNCN),
];

export const scenicAreas: SeedDataset = {
  declaration: {
    ...OPEN,
    slug: 'scenic-areas',
    title: { zh: 'A级旅游景区名录', en: 'A-level scenic areas' },
    summary: {
      zh: '市内部分 A 级旅游景区的名称、等级、所在县区和大致位置，逐条注明等级依据。等级以来源日期为准，此后的变动未计入。',
      en: 'Some of the city’s A-level scenic areas with grade, district and approximate position. Each row names the source of its grade; later changes are not included.',
    },
    department: 'culture-tourism',
    theme: 'CULTURE_TOURISM',
    classification: ['3', '07', '002'],
    keywords: ['景区', '旅游', 'A级景区', '5A', '4A', '龙门石窟', 'scenic area'],
    updateCycle: 'YEARLY',
    crs: `${UNKNOWN_CRS}；两位小数，约 1 公里 (two decimals, about 1 km)`,
    place: POINT,
    sourceNote: {
      zh: '等级来源见每行“等级依据”，均为公开报道或转载；坐标：和风天气景区 POI 列表 v1.3（2020-06-05）。未经主管部门核对。',
      en: 'The source of each grade stands in its row: public reports or copies of them. Positions: QWeather scenic POI list v1.3 (2020-06-05). Not checked by the department.',
    },
    fields: [
      field('name', '景区名称', 'Name', 'STRING', '示例景区', KEY),
      field('grade', '等级', 'Grade', 'STRING', '4A', { indexed: true, nullable: false }),
      districtField(),
      field('gradeYear', '等级依据年份', 'Year of the grade’s source', 'INTEGER', '2020', {
        description: {
          zh: '来源报道该等级的年份，不一定是评定年份；来源未注日期的为空',
          en: 'Year in which the source reports the grade, not always that of the award; empty where undated',
        },
      }),
      field('gradeSource', '等级依据', 'Source of the grade', 'STRING', '示例公告 2020-01-01', {
        nullable: false,
      }),
      field('pointName', '坐标点名称', 'Name of the point', 'STRING', '示例景区', {
        description: {
          zh: '坐标来源中的点位名称；一个景区有几个点位时取其一',
          en: 'Name of the point in the source of the position; one of them where an area has several',
        },
      }),
      ...pointFields(),
    ],
  },
  rows: () => rows,
};
