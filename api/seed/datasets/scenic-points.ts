import {
  field,
  KEY,
  OPEN,
  POINT,
  pointFields,
  type RawRow,
  type SeedDataset,
  UNKNOWN_CRS,
} from '../declare.ts';

const rows: RawRow[] = [
  ['木札岭', '101180907', '112.25', '33.77'],
  ['天池山', '101180907', '111.85', '34.23'],
  ['鸡冠洞', '101180909', '111.57', '33.78'],
  ['白云山', '101180907', '111.84', '33.67'],
  ['白云山旅游区', '101180907', '111.87', '33.73'],
  ['神灵寨', '101180905', '111.71', '34.29'],
  ['龙潭大峡谷', '101180902', '112.01', '34.97'],
  ['老君山', '101180909', '111.64', '33.75'],
  ['抱犊寨景区', '101180909', '111.34', '33.95'],
  ['关林景区', '101180901', '112.48', '34.6'],
  ['龙门石窟景区', '101180901', '112.47', '34.55'],
  ['洛阳白马寺', '101180901', '112.6', '34.72'],
  ['八路军驻洛办事处纪念馆', '101180901', '112.48', '34.67'],
  ['洛阳博物馆', '101180901', '112.45', '34.64'],
  ['洛阳民俗博物馆', '101180901', '112.48', '34.67'],
  ['周王城天子驾六博物馆', '101180901', '112.44', '34.67'],
  ['洛阳千唐志斋', '101180902', '112.02', '34.73'],
  ['汉光武帝陵', '101180903', '112.59', '34.83'],
  ['洛阳龙马负图寺', '101180903', '112.62', '34.83'],
  ['洛阳王铎故居', '101180903', '112.64', '34.81'],
  ['花果山', '101180904', '111.85', '34.34'],
  ['龙峪湾', '101180909', '111.76', '33.7'],
  ['养子沟', '101180909', '111.68', '33.73'],
  ['重渡沟', '101180909', '111.71', '33.93'],
];

export const scenicPoints: SeedDataset = {
  declaration: {
    ...OPEN,
    slug: 'scenic-points',
    title: { zh: '旅游景点点位', en: 'Points of interest for visitors' },
    summary: {
      zh: '市内 24 处旅游景点、博物馆和古迹的大致位置，不含等级。',
      en: 'Approximate positions of 24 sights, museums and monuments, without grades.',
    },
    department: 'culture-tourism',
    theme: 'CULTURE_TOURISM',
    classification: ['3', '07', '003'],
    keywords: ['景点', '旅游', '点位', '坐标', '古迹', 'POI'],
    updateCycle: 'IRREGULAR',
    format: 'GEOGRAPHIC',
    crs: `${UNKNOWN_CRS}；两位小数，约 1 公里 (two decimals, about 1 km)`,
    place: POINT,
    sourceNote: {
      zh: '和风天气景区 POI 列表 v1.3（2020-06-05）中的洛阳条目。未经主管部门核对。',
      en: 'Luoyang’s entries of the QWeather scenic POI list v1.3 (2020-06-05). Not checked by the department.',
    },
    fields: [
      field('name', '名称', 'Name', 'STRING', '示例景点', KEY),
      field('locationId', '气象地点编号', 'Weather location number', 'STRING', '101180901', {
        indexed: true,
        description: {
          zh: '来源中的 Location_ID，对应县区级气象服务地点',
          en: 'Location_ID of the source, a weather location of about county size',
        },
      }),
      ...pointFields(),
    ],
  },
  rows: () => rows,
};
