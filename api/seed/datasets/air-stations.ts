import { field, KEY, OPEN, POINT, pointFields, type SeedDataset, UNKNOWN_CRS } from '../declare.ts';

export const airStationRows: [id: string, name: string, longitude: string, latitude: string][] = [
  ['CNA1811', '中信二小', '112.3628', '34.6692'],
  ['CNA1812', '市委党校', '112.3939', '34.6511'],
  ['CNA1814', '豫西宾馆', '112.4664', '34.6869'],
  ['CNA1815', '河南林校', '112.4831', '34.6869'],
  ['CNA1816', '开发区管委会', '112.3844', '34.6231'],
  ['CNA1817', '市委新办公区', '112.4275', '34.6258'],
  ['CNA3022', '凯旋路小学', '112.4433', '34.6686'],
  ['CNA3340', '伊滨', '112.6005', '34.6326'],
  ['CNA3341', '中移产业园', '112.4951', '34.6332'],
  ['CNA3593', '吉利监测站', '112.5736', '34.8993'],
  ['CNA3635', '河科大西苑校区', '112.3677', '34.662'],
  ['CNA3636', '英才小学', '112.4388', '34.6781'],
];

export const airStations: SeedDataset = {
  declaration: {
    ...OPEN,
    slug: 'air-stations',
    title: { zh: '空气质量监测站点', en: 'Air monitoring stations' },
    summary: {
      zh: '市内空气质量监测站点的编号、名称和位置，可按站点编号与小时数据关联。',
      en: 'Air monitoring stations with number, name and position; the number links them to the hourly data.',
    },
    department: 'ecology',
    theme: 'ECOLOGY',
    classification: ['2', '11', '001'],
    keywords: ['空气质量', '监测站点', '大气', '生态环境', 'air station'],
    updateCycle: 'YEARLY',
    format: 'GEOGRAPHIC',
    crs: UNKNOWN_CRS,
    place: POINT,
    sourceNote: {
      zh: '和风天气空气监测站点列表 v2.1（2021-11-29）中的洛阳条目。未经主管部门核对。',
      en: 'Luoyang’s entries of the QWeather list of air monitoring stations v2.1 (2021-11-29). Not checked by the department.',
    },
    fields: [
      field('stationId', '站点编号', 'Station number', 'STRING', 'CNA0000', KEY),
      field('name', '站点名称', 'Name', 'STRING', '示例站点', { nullable: false }),
      ...pointFields(),
    ],
  },
  rows: () => airStationRows,
};
