import { field, KEY, OPEN, type RawRow, type SeedDataset } from '../declare.ts';

const rows: RawRow[] = [
  ['410302', '老城区', '市辖区', '9', '50'],
  ['410303', '西工区', '市辖区', '9', '67'],
  ['410304', '瀍河回族区', '市辖区', '9', '53'],
  ['410305', '涧西区', '市辖区', '11', '76'],
  ['410307', '偃师区', '市辖区', '13', '240'],
  ['410308', '孟津区', '市辖区', '14', '270'],
  ['410311', '洛龙区', '市辖区', '18', '246'],
  ['410323', '新安县', '县', '11', '314'],
  ['410324', '栾川县', '县', '15', '214'],
  ['410325', '嵩县', '县', '19', '340'],
  ['410326', '汝阳县', '县', '14', '220'],
  ['410327', '宜阳县', '县', '16', '362'],
  ['410328', '洛宁县', '县', '18', '390'],
  ['410329', '伊川县', '县', '15', '367'],
];

export const divisionsDataset: SeedDataset = {
  declaration: {
    ...OPEN,
    slug: 'divisions',
    title: { zh: '县级行政区划', en: 'County-level divisions' },
    summary: {
      zh: '全市 7 区 7 县的区划代码、名称，以及镇街和村居数量。',
      en: 'The city’s 7 districts and 7 counties with codes and the numbers of townships and villages.',
    },
    department: 'civil-affairs',
    theme: 'GEOGRAPHY',
    classification: ['1', '03', '001'],
    keywords: ['行政区划', '区划代码', '县区', '乡镇', '街道', 'division'],
    updateCycle: 'YEARLY',
    temporal: { from: '2023-01-01', until: '2023-12-31' },
    sourceNote: {
      zh: '代码和名称：民政部《2023 年中华人民共和国县以上行政区划代码》；镇街、村居数：国家统计局 2023 年统计用区划代码。高新技术产业开发区（统计代码 410371，3 个街道、35 个村居）为功能区，不在本表。',
      en: 'Codes and names: Ministry of Civil Affairs, division codes of 2023. Counts: National Bureau of Statistics, statistical codes of 2023. The high-tech zone (statistical code 410371, 3 streets, 35 villages and communities) is a functional zone and not listed.',
    },
    fields: [
      field('code', '区划代码', 'Division code', 'STRING', '410300', {
        ...KEY,
        description: { zh: 'GB/T 2260 六位代码', en: 'Six-digit code of GB/T 2260' },
      }),
      field('name', '名称', 'Name', 'STRING', '示例区', { nullable: false }),
      field('kind', '类别', 'Kind', 'STRING', '市辖区', { indexed: true }),
      field('townships', '镇街数', 'Townships and streets', 'INTEGER', '10', { unit: '个' }),
      field('villages', '村居数', 'Villages and communities', 'INTEGER', '100', { unit: '个' }),
    ],
  },
  rows: () => rows,
};
