import { field, KEY, OPEN, type RawRow, type SeedDataset } from '../declare.ts';

const rows: RawRow[] = [
  ['2021', '410381', '偃师市', '410307', '偃师区', '是'],
  ['2021', '410322', '孟津县', '410308', '孟津区', '是'],
  ['2021', '410306', '吉利区', '410308', '孟津区', '是'],
  ['2014', '410327', '宜阳县', '410311', '洛龙区', '否'],
  ['2000', '410311', '郊区', '410311', '洛龙区', '是'],
  ['1993', '410321', '偃师县', '410381', '偃师市', '是'],
];

export const divisionCodeChanges: SeedDataset = {
  declaration: {
    ...OPEN,
    slug: 'division-code-changes',
    title: { zh: '县级区划代码变更对照', en: 'Changes of county-level division codes' },
    summary: {
      zh: '1993 年以来县级行政区划代码的新旧对照，便于清理仍使用旧代码的数据。',
      en: 'Old and new county-level codes since 1993, for data that still carries retired ones.',
    },
    department: 'civil-affairs',
    theme: 'GEOGRAPHY',
    classification: ['1', '03', '003'],
    keywords: ['行政区划', '区划代码', '变更', '对照表', 'division code'],
    updateCycle: 'IRREGULAR',
    temporal: { from: '1993-01-01', until: '2021-12-31' },
    sourceNote: {
      zh: 'GitHub yescallop/areacodes 的 result.csv（CC0，据民政部数据整理）。未经主管部门核对。',
      en: 'result.csv of GitHub yescallop/areacodes (CC0, compiled from data of the Ministry of Civil Affairs). Not checked by the department.',
    },
    fields: [
      field('year', '变更年份', 'Year', 'INTEGER', '2021', KEY),
      field('codeBefore', '原代码', 'Code before', 'STRING', '410300', KEY),
      field('nameBefore', '原名称', 'Name before', 'STRING', '示例县', { nullable: false }),
      field('codeAfter', '现代码', 'Code after', 'STRING', '410300', { ...KEY, indexed: true }),
      field('nameAfter', '现名称', 'Name after', 'STRING', '示例区', { nullable: false }),
      field('whole', '是否整体变更', 'Whole division', 'BOOLEAN', 'true', {
        description: {
          zh: '“否”表示只有部分区域划入现代码，原代码继续使用',
          en: 'False where only a part moved and the old code stays in use',
        },
      }),
    ],
  },
  rows: () => rows,
};
