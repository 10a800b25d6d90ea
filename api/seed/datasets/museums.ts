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

const GRADE_1 = '国家一级博物馆';

const rows: RawRow[] = [
  [
    '洛阳博物馆',
    GRADE_1,
    '410311',
    '洛龙区聂泰路',
    '0379-69901002',
    'https://www.lymuseum.cn/',
    '112.45',
    '34.64',
  ],
  [
    '洛阳古墓博物馆（河南古代壁画馆）',
    GRADE_1,
    '410302',
    '老城区机场路6号',
    '0379-62260019',
    'https://www.gumumuseum.com/',
    null,
    null,
  ],
  [
    '二里头夏都遗址博物馆',
    GRADE_1,
    '410307',
    '偃师区斟鄩大道1号',
    '0379-65091899',
    'https://www.eltxdmuseum.com/',
    null,
    null,
  ],
  ['洛阳民俗博物馆', null, null, null, null, null, '112.48', '34.67'],
  ['周王城天子驾六博物馆', null, null, null, null, null, '112.44', '34.67'],
  ['八路军驻洛办事处纪念馆', null, null, null, null, null, '112.48', '34.67'],
  ['洛阳千唐志斋', null, null, null, null, null, '112.02', '34.73'],
];

export const museums: SeedDataset = {
  declaration: {
    ...OPEN,
    slug: 'museums',
    title: { zh: '博物馆名录', en: 'Museums' },
    summary: {
      zh: '市内部分博物馆、纪念馆的名称、等级、所在县区、地址、公开电话、网站和大致位置。并非全部名录，来源未载的项目留空。',
      en: 'Some of the city’s museums with grade, district, address, public telephone, website and approximate position. Not a full list; what the sources do not say stays empty.',
    },
    department: 'heritage',
    theme: 'CULTURE_TOURISM',
    classification: ['3', '07', '001'],
    keywords: ['博物馆', '纪念馆', '文物', '文博', '旅游', 'museum'],
    updateCycle: 'YEARLY',
    crs: `${UNKNOWN_CRS}；两位小数，约 1 公里 (two decimals, about 1 km)`,
    place: POINT,
    sourceNote: {
      zh: '等级、地址、电话和网站：第三方汇编“国家一级博物馆.csv”（GitHub sunyifei1220/museum-frontend，版本 84e58e94d4e7），汇编注明取自各馆网站；坐标：和风天气景区 POI 列表 v1.3（2020-06-05）。未经主管部门核对。',
      en: 'Grade, address, telephone and website: the third-party list “国家一级博物馆.csv” (GitHub sunyifei1220/museum-frontend, 84e58e94d4e7), which cites each museum’s site. Positions: QWeather scenic POI list v1.3 (2020-06-05). Not checked by the department.',
    },
    fields: [
      field('name', '名称', 'Name', 'STRING', '示例博物馆', KEY),
      field('grade', '质量等级', 'Grade', 'STRING', '国家一级博物馆', { indexed: true }),
      districtField(),
      field('address', '地址', 'Address', 'STRING', '洛龙区示例路1号'),
      field('phone', '公开电话', 'Public telephone', 'STRING', '0379-00000000', {
        checks: [{ kind: 'PHONE' }],
        description: { zh: '对公众公布的固定电话', en: 'Landline published for visitors' },
      }),
      field('website', '网站', 'Website', 'STRING', 'https://museum.example/'),
      ...pointFields(),
    ],
  },
  rows: () => rows,
};
