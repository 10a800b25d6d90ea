import { creditCheckDigit } from '../checks/credit-code.ts';

export interface DepartmentSeed {
  code: string;
  name: { zh: string; en: string };
  /** Made up after the form of GB 32100, its middle all nines: no real body has it. */
  creditCode: string;
  level: 'CITY' | 'COUNTY';
  division: string;
  phone: string;
  /** Whether a source evidences that the body exists; others are samples until someone checks. */
  evidenced: boolean;
}

const names: [code: string, zh: string, en: string, evidenced: boolean, division?: string][] = [
  ['data-bureau', '洛阳市政务服务和大数据管理局', 'Luoyang Government Services and Big Data Bureau', true],
  ['culture-tourism', '洛阳市文化广电和旅游局', 'Luoyang Culture, Radio, Television and Tourism Bureau', true],
  ['education', '洛阳市教育局', 'Luoyang Education Bureau', true],
  ['civil-affairs', '洛阳市民政局', 'Luoyang Civil Affairs Bureau', true],
  ['statistics', '洛阳市统计局', 'Luoyang Statistics Bureau', true],
  ['health', '洛阳市卫生健康委员会', 'Luoyang Health Commission', true],
  ['urban-management', '洛阳市城市管理局', 'Luoyang Urban Management Bureau', true],
  ['reform', '洛阳市发展和改革委员会', 'Luoyang Development and Reform Commission', true],
  ['public-security', '洛阳市公安局', 'Luoyang Public Security Bureau', true],
  ['ecology', '洛阳市生态环境局', 'Luoyang Ecology and Environment Bureau', false],
  ['market', '洛阳市市场监督管理局', 'Luoyang Market Regulation Bureau', false],
  ['transport', '洛阳市交通运输局', 'Luoyang Transport Bureau', false],
  ['heritage', '洛阳市文物局', 'Luoyang Cultural Heritage Bureau', false],
  ['luolong-data', '洛龙区政务服务和大数据管理局', 'Luolong District Government Services and Data Bureau', false, '410311'],
  ['luanchuan-data', '栾川县政务服务和大数据管理局', 'Luanchuan County Government Services and Data Bureau', false, '410324'],
];

export const departments: DepartmentSeed[] = names.map(([code, zh, en, evidenced, division = '410300'], index) => {
  const first17 = `11${division}9999990${String(index).padStart(2, '0')}`;
  return {
    code,
    name: { zh, en },
    creditCode: first17 + creditCheckDigit(first17),
    level: division === '410300' ? 'CITY' : 'COUNTY',
    division,
    // No telephone of Luoyang begins with 0000.
    phone: `0379-0000${String(index).padStart(4, '0')}`,
    evidenced,
  };
});

export const officeHours = { zh: '工作日 9:00–12:00，15:00–18:00', en: 'Working days 9:00–12:00, 15:00–18:00' };
