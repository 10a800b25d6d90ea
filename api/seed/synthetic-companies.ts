import { creditCheckDigit } from '../checks/credit-code.ts';
import { counties, type DivisionSeed } from './divisions.ts';
import { between, pick, type Random, seededRandom } from './synthetic.ts';

const COUNT = 2000;
const WORDS = [
  '牡丹',
  '洛水',
  '伊阙',
  '邙山',
  '定鼎',
  '河图',
  '瀍涧',
  '天街',
  '应天',
  '周山',
  '熊耳',
];
const KINDS = ['有限责任公司', '有限责任公司', '有限责任公司', '股份有限公司', '个人独资企业'];
const INDUSTRIES: [industry: string, word: string][] = [
  ['软件和信息技术服务业', '信息技术'],
  ['餐饮业', '餐饮管理'],
  ['零售业', '商贸'],
  ['专用设备制造业', '重工机械'],
  ['通用设备制造业', '轴承'],
  ['房屋建筑业', '建筑工程'],
  ['农副食品加工业', '食品'],
  ['道路运输业', '物流'],
  ['文化艺术业', '文化传播'],
];

export interface SyntheticCompany {
  creditCode: string;
  name: string;
  division: DivisionSeed;
  industry: string;
  kind: string;
  staff: number;
}

function company(random: Random, index: number): SyntheticCompany {
  const division = pick(random, counties);
  const [industry, word] = pick(random, INDUSTRIES);
  const kind = pick(random, KINDS);
  const serial = String(index).padStart(7, '0');
  const first17 = `91${division.code}99${serial}`;
  const suffix = kind === '个人独资企业' ? '工作室' : kind.replace('有限责任', '有限');
  return {
    creditCode: first17 + creditCheckDigit(first17),
    name: `洛阳演示${pick(random, WORDS)}${word}${serial.slice(3)}号${suffix}`,
    division,
    industry,
    kind,
    // Most companies are small.
    staff: Math.max(1, Math.round(900 * random() ** 5) + between(random, 0, 20)),
  };
}

/** The made-up companies, shared by the datasets that name them, so that they can be joined. */
export function syntheticCompanies(): SyntheticCompany[] {
  const random = seededRandom(91410300);
  return Array.from({ length: COUNT }, (_, index) => company(random, index + 1));
}
