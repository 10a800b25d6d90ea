import { identityCheckDigit } from '../../checks/identity-number.ts';
import {
  all,
  districtField,
  field,
  KEY,
  type RawRow,
  type SeedDataset,
  syntheticNote,
} from '../declare.ts';
import { counties } from '../divisions.ts';
import { legalBasis } from '../legal-bases.ts';
import { between, day, personName, pick, type Random, seededRandom, two } from '../synthetic.ts';

const COUNT = 300;

/** An identity number of a division that does not exist, so that it can be nobody's. */
function nobodysIdentity(random: Random, index: number): string {
  const birth = day(random, 1940, 2010).replaceAll('-', '');
  const first17 = `999999${birth}${String(index).padStart(3, '0')}`;
  return first17 + identityCheckDigit(first17);
}

function* rows(): Generator<RawRow> {
  const random = seededRandom(649);
  for (let index = 1; index <= COUNT; index++) {
    const members = between(random, 1, 5);
    yield [
      nobodysIdentity(random, index),
      personName(random),
      pick(random, counties).code,
      pick(random, ['城市', '农村', '农村']),
      String(members),
      String(members * between(random, 300, 600)),
      `20${two(between(random, 15, 25))}-${two(between(random, 1, 12))}`,
      pick(random, ['重病', '重残', '缺劳力', '单亲', '其他']),
    ];
  }
}

export const subsistenceAllowances: SeedDataset = {
  declaration: {
    slug: 'subsistence-allowances',
    title: {
      zh: '最低生活保障对象明细（合成演示）',
      en: 'Recipients of subsistence allowances (synthetic demo)',
    },
    summary: {
      zh: '最低生活保障对象的身份、家庭人口、保障金额和致困原因。',
      en: 'Recipients of subsistence allowances with identity, household, allowance and cause of hardship.',
    },
    department: 'civil-affairs',
    theme: 'SOCIAL_SECURITY',
    classification: ['2', '03', '001'],
    keywords: ['低保', '最低生活保障', '社会救助', '困难群众'],
    openness: 'CLOSED',
    opennessCondition: {
      zh: '含身份证件号码、致困原因等敏感个人信息，公开会损害个人隐私和人格尊严，不予开放。',
      en: 'Holds sensitive personal information such as identity numbers and causes of hardship; opening it would harm privacy and dignity.',
    },
    legalBases: [legalBasis('personal-information-28'), legalBasis('personal-information-25')],
    sharing: 'CONDITIONAL',
    sharingCondition: '依《个人信息保护法》第二十八条，限社会救助、医疗保障等部门核对资格时使用',
    updateCycle: 'MONTHLY',
    format: 'DATABASE',
    division: '410300',
    synthetic: true,
    sourceNote: syntheticNote(
      '身份证件号码使用不存在的区划代码 999999，姓名和金额均为虚构',
      'identity numbers carry the division code 999999, which does not exist; names and amounts are invented',
    ),
    fields: all('CLOSED', [
      field('identityNumber', '公民身份号码', 'Identity number', 'STRING', '999999190001010007', {
        ...KEY,
        sensitivity: 'PERSONAL',
        description: { zh: 'GB 11643，18 位', en: 'GB 11643, 18 characters' },
      }),
      field('name', '姓名', 'Name', 'STRING', '张某', { sensitivity: 'PERSONAL' }),
      districtField(),
      field('category', '保障类别', 'Category', 'STRING', '农村', { indexed: true }),
      field('members', '保障人口', 'Members of the household', 'INTEGER', '2', {
        unit: '人',
        sensitivity: 'PERSONAL',
      }),
      field('amount', '月保障金额', 'Monthly allowance', 'NUMBER', '600', {
        unit: '元',
        sensitivity: 'PERSONAL',
      }),
      field('since', '享受起始年月', 'Since', 'STRING', '2020-01', { sensitivity: 'PERSONAL' }),
      field('cause', '致困原因', 'Cause of hardship', 'STRING', '其他', {
        sensitivity: 'PERSONAL',
      }),
    ]),
  },
  rows,
};
