import { field, KEY, OPEN, type RawRow, type SeedDataset } from '../declare.ts';

const CENSUS = '洛阳市第七次全国人口普查公报（市统计局 2021-05-19，转载）';
const YEAR_END = 'crei.cn 2025-04-30 转载';

const rows: RawRow[] = [
  ['常住人口', '2010', '6549486', '人', CENSUS],
  ['常住人口', '2020', '7056699', '人', CENSUS],
  ['城镇人口', '2020', '4585335', '人', CENSUS],
  ['乡村人口', '2020', '2471364', '人', CENSUS],
  ['城镇化率', '2020', '64.98', '%', CENSUS],
  ['男性人口', '2020', '3549442', '人', CENSUS],
  ['女性人口', '2020', '3507257', '人', CENSUS],
  ['家庭户', '2020', '2294039', '户', CENSUS],
  ['常住人口', '2024', '708.1', '万人', YEAR_END],
  ['城镇人口', '2024', '484.3', '万人', YEAR_END],
  ['城镇化率', '2024', '68.39', '%', YEAR_END],
];

export const population: SeedDataset = {
  declaration: {
    ...OPEN,
    slug: 'population',
    title: { zh: '人口普查与年末人口主要指标', en: 'Population: census and year-end figures' },
    summary: {
      zh: '第七次全国人口普查和 2024 年末的常住人口、城乡、性别、家庭户数，每行一个指标。',
      en: 'Residents, urban and rural, by sex, and households from the census of 2020 and the end of 2024, one figure a row.',
    },
    department: 'statistics',
    theme: 'SOCIAL_SECURITY',
    classification: ['1', '01', '001'],
    keywords: ['人口', '普查', '统计', '城镇化', '常住人口', 'population', 'census'],
    updateCycle: 'YEARLY',
    temporal: { from: '2010-11-01', until: '2024-12-31' },
    sourceNote: {
      zh: '《洛阳市第七次全国人口普查公报》（洛阳市统计局，2021-05-19，据转载）和 2024 年末数据（crei.cn，2025-04-30），逐行注明。引用前请核对原文。',
      en: 'Bulletin of the seventh national census for Luoyang (Luoyang Statistics Bureau, 2021-05-19, read in a copy) and figures for the end of 2024 (crei.cn, 2025-04-30), named in each row. Check the original before quoting.',
    },
    fields: [
      field('indicator', '指标', 'Indicator', 'STRING', '常住人口', { ...KEY, indexed: true }),
      field('year', '年份', 'Year', 'INTEGER', '2020', {
        ...KEY,
        indexed: true,
        description: {
          zh: '普查年份为 11 月 1 日时点，其他为年末',
          en: 'Census years as of 1 November, others as of the end of the year',
        },
      }),
      field('value', '数值', 'Value', 'NUMBER', '1000000', {
        nullable: false,
        description: { zh: '单位见“计量单位”', en: 'In the unit that the row names' },
      }),
      field('unit', '计量单位', 'Unit', 'STRING', '人', { nullable: false }),
      field('source', '来源', 'Source', 'STRING', '示例公报'),
    ],
  },
  rows: () => rows,
};
