import type { Text } from '../../db/catalogue/declaration.ts';
import { creditCheckDigit } from '../checks/credit-code.ts';
import { city } from './divisions.ts';

export interface DepartmentSeed {
  /** Part of addresses: /^[a-z][a-z0-9-]{1,62}$/. */
  code: string;
  name: Text;
  /** SYNTHETIC: the form of GB 32100 with its middle all nines. No real body has it. */
  creditCode: string;
  level: 'CITY' | 'COUNTY';
  division: string;
  /** SYNTHETIC: no telephone of Luoyang begins with 0000. */
  phone: string;
  hours: Text;
  /** Whether a source evidences the body and its name; others are samples until someone checks. */
  evidenced: boolean;
}

interface Body {
  code: string;
  zh: string;
  en: string;
  evidenced: boolean;
  division?: string;
}

const HOURS: Text = {
  zh: '工作日 9:00–12:00，13:30–17:00（演示）',
  en: 'Working days 9:00–12:00 and 13:30–17:00 (demo)',
};

/** The Bureau is named by 洛政办〔2020〕39号 itself (M6). */
const bodies: Body[] = [
  {
    code: 'data-bureau',
    zh: '洛阳市政务服务和大数据管理局',
    en: 'Luoyang Government Services and Big Data Bureau',
    evidenced: true,
  },
  {
    code: 'reform',
    zh: '洛阳市发展和改革委员会',
    en: 'Luoyang Development and Reform Commission',
    evidenced: true,
  },
  { code: 'education', zh: '洛阳市教育局', en: 'Luoyang Education Bureau', evidenced: true },
  {
    code: 'public-security',
    zh: '洛阳市公安局',
    en: 'Luoyang Public Security Bureau',
    evidenced: true,
  },
  {
    code: 'civil-affairs',
    zh: '洛阳市民政局',
    en: 'Luoyang Civil Affairs Bureau',
    evidenced: true,
  },
  {
    code: 'urban-management',
    zh: '洛阳市城市管理局',
    en: 'Luoyang Urban Management Bureau',
    evidenced: true,
  },
  {
    code: 'culture-tourism',
    zh: '洛阳市文化广电和旅游局',
    en: 'Luoyang Culture, Radio, Television and Tourism Bureau',
    evidenced: true,
  },
  { code: 'statistics', zh: '洛阳市统计局', en: 'Luoyang Statistics Bureau', evidenced: true },
  { code: 'health', zh: '洛阳市卫生健康委员会', en: 'Luoyang Health Commission', evidenced: true },
  {
    code: 'ecology',
    zh: '洛阳市生态环境局',
    en: 'Luoyang Ecology and Environment Bureau',
    evidenced: false,
  },
  {
    code: 'market',
    zh: '洛阳市市场监督管理局',
    en: 'Luoyang Market Regulation Bureau',
    evidenced: false,
  },
  { code: 'transport', zh: '洛阳市交通运输局', en: 'Luoyang Transport Bureau', evidenced: false },
  {
    code: 'heritage',
    zh: '洛阳市文物局',
    en: 'Luoyang Cultural Heritage Bureau',
    evidenced: false,
  },
  {
    code: 'human-resources',
    zh: '洛阳市人力资源和社会保障局',
    en: 'Luoyang Human Resources and Social Security Bureau',
    evidenced: false,
  },
  {
    code: 'luolong-data',
    zh: '洛龙区政务服务和大数据管理局',
    en: 'Luolong District Government Services and Big Data Bureau',
    evidenced: false,
    division: '410311',
  },
  {
    code: 'luanchuan-data',
    zh: '栾川县政务服务和大数据管理局',
    en: 'Luanchuan County Government Services and Big Data Bureau',
    evidenced: false,
    division: '410324',
  },
];

export const departments: DepartmentSeed[] = bodies.map((body, index) => {
  const { code, zh, en, evidenced, division = city.code } = body;
  const first17 = `11${division}9999990${String(index).padStart(2, '0')}`;
  return {
    code,
    name: { zh, en },
    creditCode: first17 + creditCheckDigit(first17),
    level: division === city.code ? 'CITY' : 'COUNTY',
    division,
    phone: `0379-0000${String(index).padStart(4, '0')}`,
    hours: HOURS,
    evidenced,
  };
});
