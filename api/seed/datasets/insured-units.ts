import {
  all,
  districtField,
  field,
  KEY,
  type RawRow,
  type SeedDataset,
  syntheticNote,
} from '../declare.ts';
import { legalBasis } from '../legal-bases.ts';
import { between, day, nobodysPhone, personName, pick, seededRandom } from '../synthetic.ts';
import { syntheticCompanies } from '../synthetic-companies.ts';

function* rows(): Generator<RawRow> {
  const random = seededRandom(81);
  for (const [index, company] of syntheticCompanies().entries()) {
    if (index % 3 !== 0) continue;
    const insured = Math.max(1, Math.round(company.staff * (0.7 + random() * 0.3)));
    const base = between(random, 40, 160) * 100;
    const arrears = random() < 0.06;
    yield [
      company.creditCode,
      company.name,
      company.division.code,
      company.industry,
      day(random, 2000, 2025),
      String(insured),
      String(Math.max(1, insured - between(random, 0, 3))),
      String(insured),
      String(base),
      String(Math.round(insured * base * 0.24)),
      arrears ? '欠缴' : pick(random, ['正常', '正常', '正常', '缓缴']),
      arrears ? String(between(random, 1, 12)) : '0',
      personName(random),
      nobodysPhone(random),
    ];
  }
}

const IN_TENS = { method: 'GENERALISE_NUMBER', band: 10 } as const;
const TENS_NOTE = { zh: '月末人数，按 10 人分档', en: 'At the end of the month, in bands of 10' };

const commercial = {
  sensitivity: 'COMMERCIAL',
  unit: '人',
  desensitization: IN_TENS,
  description: TENS_NOTE,
} as const;

export const insuredUnits: SeedDataset = {
  declaration: {
    slug: 'insured-units',
    title: {
      zh: '社会保险参保单位信息（合成演示）',
      en: 'Employers in social insurance (synthetic demo)',
    },
    summary: {
      zh: '参保单位的名称、统一社会信用代码、行业、各险种参保人数、缴费基数和缴费状态，截至 2026 年 10 月末。',
      en: 'Insured employers with name, credit code, industry, insured persons by branch, contribution base and payment state at the end of October 2026.',
    },
    department: 'human-resources',
    theme: 'SOCIAL_SECURITY',
    classification: ['2', '03', '002'],
    keywords: ['社会保险', '参保单位', '缴费', '就业', '社保', 'social insurance'],
    openness: 'CONDITIONAL',
    opennessCondition: {
      zh: '用于就业与社会保障研究、信用评价或金融服务，须说明用途和数据保管措施；不得用于识别职工个人，不得转让。',
      en: 'For research on work and social security, credit assessment or financial services, with purpose and safekeeping stated; not to single out employees, not to be passed on.',
    },
    legalBases: [legalBasis('social-insurance-81'), legalBasis('data-security-38')],
    sharing: 'CONDITIONAL',
    sharingCondition: '依《社会保险法》第八十一条，限履行法定职责需要的部门使用',
    updateCycle: 'MONTHLY',
    format: 'DATABASE',
    division: '410300',
    temporal: { from: '2026-10-01', until: '2026-10-31' },
    synthetic: true,
    sourceNote: syntheticNote(
      '单位取自合成的企业登记数据，人数、金额和联系人均为虚构',
      'employers are those of the synthetic company register; counts, amounts and contacts are invented',
    ),
    fields: all('CONDITIONAL', [
      field(
        'creditCode',
        '统一社会信用代码',
        'Unified social credit code',
        'STRING',
        '91410300990000000X',
        {
          ...KEY,
          checks: [{ kind: 'CREDIT_CODE' }],
          description: {
            zh: 'GB 32100，可与企业登记关联',
            en: 'GB 32100, links to the company register',
          },
        },
      ),
      field('name', '单位名称', 'Name', 'STRING', '示例有限公司', { nullable: false }),
      districtField(),
      field('industry', '所属行业', 'Industry', 'STRING', '餐饮业', { indexed: true }),
      field('insuredSince', '首次参保日期', 'Insured since', 'DATE', '2020-01-01'),
      field('pension', '养老保险参保人数', 'Insured for pensions', 'STRING', '20–29', commercial),
      field(
        'unemployment',
        '失业保险参保人数',
        'Insured for unemployment',
        'STRING',
        '20–29',
        commercial,
      ),
      field('injury', '工伤保险参保人数', 'Insured for work injury', 'STRING', '20–29', commercial),
      field('averageBase', '月人均缴费基数', 'Average monthly base', 'STRING', '5000–5499', {
        unit: '元',
        sensitivity: 'COMMERCIAL',
        desensitization: { method: 'GENERALISE_NUMBER', band: 500 },
        description: { zh: '按 500 元分档', en: 'In bands of 500' },
      }),
      field(
        'contribution',
        '当月应缴养老保险费',
        'Pension contribution due',
        'STRING',
        '20000–29999',
        {
          unit: '元',
          sensitivity: 'COMMERCIAL',
          desensitization: { method: 'GENERALISE_NUMBER', band: 10_000 },
          description: {
            zh: '单位和个人合计，按 1 万元分档',
            en: 'Employer and employees, in bands of 10,000',
          },
        },
      ),
      field('state', '缴费状态', 'Payment state', 'STRING', '正常', { indexed: true }),
      field('arrearsMonths', '欠缴月数', 'Months in arrears', 'INTEGER', '0', { unit: '个月' }),
      field('contact', '社保专办员', 'Contact person', 'STRING', '张**', {
        sensitivity: 'PERSONAL',
        legalBasis: legalBasis('personal-information-25'),
        desensitization: { method: 'MASK', kind: 'NAME' },
      }),
      field('phone', '联系电话', 'Telephone', 'STRING', '100****0000', {
        sensitivity: 'PERSONAL',
        legalBasis: legalBasis('personal-information-25'),
        desensitization: { method: 'MASK', kind: 'PHONE' },
      }),
    ]),
  },
  rows,
};
