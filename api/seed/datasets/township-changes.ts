import { field, KEY, OPEN, type RawRow, type SeedDataset } from '../declare.ts';

const rows: RawRow[] = [
  ['2023', '410304008', '瀍河回族区', '瀍河回族乡', '问礼街道', '豫民行批〔2023〕2号'],
  ['2023', '410308008', '孟津区', '城关镇', '河图街道', '1号'],
  ['2022', '410311011', '洛龙区', '李村镇', '李村街道', '4号'],
  ['2022', '410311012', '洛龙区', '李楼镇', '李楼街道', '11号'],
  ['2022', '410311013', '洛龙区', '安乐镇', '安乐街道', '12号'],
  ['2022', '410311014', '洛龙区', '丰李镇', '丰李街道', '13号'],
  ['2022', '410327001', '宜阳县', '城关镇', '兴宜街道', '14号'],
  ['2022', '410323001', '新安县', '城关镇', '汉关街道', '15号'],
  ['2022', '410328001', '洛宁县', '城关镇', '永宁街道', '16号'],
  ['2021', '410324001', '栾川县', '城关镇', '耕莘街道', '8号'],
  ['2020', '410325113', '嵩县', '库区乡', '陆浑镇', null],
  ['2018', '410311001', '洛龙区', '安乐路街道', '定鼎门街道', '洛政文〔2018〕25号'],
  ['2017', '410323110', '新安县', '曹村乡', '青要山镇', null],
];

export const townshipChanges: SeedDataset = {
  declaration: {
    ...OPEN,
    slug: 'township-changes',
    title: { zh: '乡级行政区划变更', en: 'Changes of townships and streets' },
    summary: {
      zh: '2017 年至 2023 年部分乡镇、街道的更名和改设及批准文号；2017 年的变更未收全。',
      en: 'Renamed and converted townships and streets from 2017 to 2023 with approval numbers; those of 2017 are not complete.',
    },
    department: 'civil-affairs',
    theme: 'GEOGRAPHY',
    classification: ['1', '03', '002'],
    keywords: ['行政区划', '乡镇', '街道', '变更', '更名', 'township'],
    updateCycle: 'IRREGULAR',
    temporal: { from: '2017-01-01', until: '2023-12-31' },
    sourceNote: {
      zh: '民政部县以下行政区划变更情况（2014–2023）中的洛阳条目。引用前请核对原文。',
      en: 'Luoyang’s entries of the Ministry of Civil Affairs’ changes below county level (2014–2023). Check the original before quoting.',
    },
    fields: [
      field('year', '年份', 'Year', 'INTEGER', '2022', { indexed: true, nullable: false }),
      field('code', '现代码', 'Present code', 'STRING', '410300000', {
        ...KEY,
        description: { zh: '九位乡级区划代码', en: 'Nine-digit township code' },
      }),
      field('county', '所在县区', 'County', 'STRING', '示例县', { indexed: true }),
      field('nameBefore', '原名称', 'Name before', 'STRING', '示例镇'),
      field('nameAfter', '现名称', 'Name after', 'STRING', '示例街道'),
      field('approval', '批准文号', 'Approval number', 'STRING', '示例〔2022〕1号', {
        description: {
          zh: '来源只列序号的照录序号，未列的为空',
          en: 'Only the serial number where the source gives no more; empty where it gives none',
        },
      }),
    ],
  },
  rows: () => rows,
};
