import {
  all,
  districtField,
  field,
  KEY,
  OPEN_SYNTHETIC,
  type RawRow,
  type SeedDataset,
  syntheticNote,
} from '../declare.ts';
import { legalBasis } from '../legal-bases.ts';
import { between, day, nobodysPhone, personName, pick, seededRandom } from '../synthetic.ts';
import { syntheticCompanies } from '../synthetic-companies.ts';

const STATES = ['存续', '存续', '存续', '存续', '存续', '存续', '注销', '吊销'];

function* rows(): Generator<RawRow> {
  const random = seededRandom(654);
  for (const company of syntheticCompanies()) {
    yield [
      company.creditCode,
      company.name,
      company.division.code,
      company.kind,
      company.industry,
      day(random, 1998, 2025),
      String(between(random, 1, 50) ** 2 * 2),
      pick(random, STATES),
      personName(random),
      random() < 0.05 ? null : nobodysPhone(random),
      `${company.division.name.zh}演示路${between(random, 1, 300)}号${between(random, 1, 20)}幢`,
      String(company.staff),
    ];
  }
}

export const companies: SeedDataset = {
  declaration: {
    ...OPEN_SYNTHETIC,
    slug: 'companies',
    title: { zh: '企业登记基本信息（合成演示）', en: 'Company register (synthetic demo)' },
    summary: {
      zh: '企业名称、统一社会信用代码、类型、行业、注册资本等可直接获取；法定代表人、联系电话、住所和从业人数须申请。',
      en: 'Name, credit code, kind, industry and capital are free; legal representative, telephone, address and staff need an application.',
    },
    department: 'market',
    theme: 'MARKET',
    classification: ['1', '02', '001'],
    keywords: ['企业', '经营主体', '登记', '统一社会信用代码', '注册资本', 'company'],
    updateCycle: 'DAILY',
    format: 'DATABASE',
    sourceNote: syntheticNote(
      '企业名称、代码、人员和住所均为虚构',
      'companies, codes, persons and addresses are invented',
    ),
    fields: [
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
            zh: 'GB 32100，18 位，末位为校验码',
            en: 'GB 32100, 18 characters, the last a check character',
          },
        },
      ),
      field('name', '企业名称', 'Company name', 'STRING', '示例有限公司', {
        nullable: false,
        searchable: true,
      }),
      districtField(),
      field('kind', '企业类型', 'Kind', 'STRING', '有限责任公司'),
      field('industry', '所属行业', 'Industry', 'STRING', '餐饮业', { indexed: true }),
      field('foundedOn', '成立日期', 'Founded on', 'DATE', '2020-01-01', { indexed: true }),
      field('capital', '注册资本', 'Registered capital', 'NUMBER', '100', { unit: '万元' }),
      field('status', '登记状态', 'Status', 'STRING', '存续'),
      ...all('CONDITIONAL', [
        field('legalRepresentative', '法定代表人', 'Legal representative', 'STRING', '张**', {
          sensitivity: 'PERSONAL',
          legalBasis: legalBasis('personal-information-25'),
          desensitization: { method: 'MASK', kind: 'NAME' },
        }),
        field('phone', '联系电话', 'Telephone', 'STRING', '100****0000', {
          sensitivity: 'PERSONAL',
          legalBasis: legalBasis('personal-information-25'),
          desensitization: { method: 'MASK', kind: 'PHONE' },
        }),
        // No rule: the registered address is shown to everyone who asks for one company.
        field('address', '住所', 'Registered address', 'STRING', '涧西区示例路1号', {
          legalBasis: legalBasis('open-government-15'),
          description: {
            zh: '登记的住所或主要经营场所；单户可在公示系统查询，批量获取须说明用途',
            en: 'Registered address; public for a single company, in bulk only for a stated purpose',
          },
        }),
        field('staff', '从业人数', 'Staff', 'STRING', '50–99', {
          unit: '人',
          sensitivity: 'COMMERCIAL',
          legalBasis: legalBasis('open-government-15'),
          desensitization: { method: 'GENERALISE_NUMBER', band: 50 },
          description: { zh: '按 50 人分档', en: 'In bands of 50' },
        }),
      ]),
    ],
  },
  rows,
};
