import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { creditCheckDigit } from '../../api/checks/credit-code.ts';
import { field, KEY, OPEN_SYNTHETIC, syntheticNote } from '../../api/seed/declare.ts';
import { counties } from '../../api/seed/divisions.ts';
import { between, day, pick, type Random, seededRandom } from '../../api/seed/synthetic.ts';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';

/** A register of market entities: a city of seven million people has about a million of them. */
export const marketEntities: DatasetDeclaration = {
  ...OPEN_SYNTHETIC,
  slug: 'market-entities',
  title: { zh: '市场主体登记（合成）', en: 'Register of market entities (synthetic)' },
  summary: {
    zh: '企业、个体工商户和农民专业合作社的登记信息。',
    en: 'Registration of companies, sole traders and farmers’ cooperatives.',
  },
  department: 'data-bureau',
  theme: 'GEOGRAPHY',
  classification: ['3', '99', '001'],
  keywords: ['市场主体'],
  updateCycle: 'DAILY',
  sourceNote: syntheticNote('全部虚构', 'everything is invented'),
  fields: [
    field('creditCode', '统一社会信用代码', 'Credit code', 'STRING', '914103020000000010', KEY),
    field('name', '名称', 'Name', 'STRING', '洛阳演示商贸有限公司', { nullable: false }),
    field('kind', '类型', 'Kind', 'STRING', '个体工商户'),
    field('district', '所在县区代码', 'District code', 'STRING', '410307', { indexed: true }),
    field('industry', '行业', 'Industry', 'STRING', '零售业'),
    field('established', '成立日期', 'Established', 'DATE', '2020-01-01', { indexed: true }),
    field('capital', '注册资本', 'Registered capital', 'NUMBER', '100', { unit: '万元' }),
    field('employees', '从业人数', 'Employees', 'INTEGER', '3'),
    field('active', '在营', 'In business', 'BOOLEAN', 'true'),
  ],
};

/** The same register with what stands on a licence: one row of it has fifteen fields. */
export const licences: DatasetDeclaration = {
  ...marketEntities,
  slug: 'licences',
  title: { zh: '营业执照（合成）', en: 'Business licences (synthetic)' },
  keywords: ['营业执照'],
  fields: [
    ...marketEntities.fields,
    field('address', '住所', 'Address', 'STRING', '洛阳市洛龙区示范路1号'),
    field('postcode', '邮政编码', 'Postcode', 'STRING', '471000'),
    field('authority', '登记机关', 'Authority', 'STRING', '洛龙区市场监督管理局'),
    field('approved', '核准日期', 'Approved', 'DATE', '2021-01-01'),
    field('floorArea', '经营面积', 'Floor area', 'NUMBER', '120.5', { unit: '平方米' }),
    field('branches', '分支机构数', 'Branches', 'INTEGER', '0'),
  ],
};

/** A register as large as one likes, beside that of the usual size. */
export const largerRegister: DatasetDeclaration = {
  ...marketEntities,
  slug: 'larger-register',
  title: { zh: '大登记册（合成）', en: 'Larger register (synthetic)' },
  keywords: ['大登记册'],
};

export const DATASETS = [marketEntities, licences, largerRegister];

const INDUSTRIES = [
  ['零售业', '商贸'],
  ['餐饮业', '餐饮'],
  ['居民服务业', '家政'],
  ['道路运输业', '物流'],
  ['农业', '种植'],
  ['通用设备制造业', '轴承'],
  ['软件和信息技术服务业', '信息技术'],
] as const;
const WORDS = ['牡丹', '洛水', '伊阙', '邙山', '定鼎', '河图', '天街', '应天', '周山', '熊耳'];
const ROWS_A_PIECE = 5000;

export async function writeMarketEntities(file: string, rows: number): Promise<void> {
  await writeFile(file, rows, marketEntities, entity);
}

export async function writeLicences(file: string, rows: number): Promise<void> {
  await writeFile(
    file,
    rows,
    licences,
    (random, row) => `${entity(random, row)},${licence(random)}`,
  );
}

/** Writes a register as its department would export it: the same bytes for the same number of rows. */
async function writeFile(
  file: string,
  rows: number,
  { fields }: DatasetDeclaration,
  line: (random: Random, row: number) => string,
): Promise<void> {
  const random = seededRandom(41030020261123);
  const stream = createWriteStream(file);
  const titles = fields.map(({ title }) => title.zh);
  stream.write(`${titles.join(',')}\n`);
  for (let at = 0; at < rows; at += ROWS_A_PIECE) {
    let piece = '';
    for (let row = at; row < Math.min(rows, at + ROWS_A_PIECE); row++) {
      piece += `${line(random, row)}\n`;
    }
    if (!stream.write(piece)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}

function entity(random: Random, row: number): string {
  const division = pick(random, counties);
  const [industry, trade] = pick(random, INDUSTRIES);
  const share = random();
  const serial = String(row).padStart(9, '0');
  const first17 = `${share < 0.7 ? '92' : '91'}${division.code}${serial}`;
  const stem = `洛阳演示${pick(random, WORDS)}${trade}${serial.slice(2)}号`;
  const [kind, name, capital] =
    share < 0.7
      ? ['个体工商户', `${stem}店`, '']
      : share < 0.97
        ? ['有限责任公司', `${stem}有限公司`, String(between(random, 2, 5000) / 2)]
        : ['农民专业合作社', `${stem}专业合作社`, String(between(random, 10, 500))];
  // A few names carry the delimiter, so that quoted cells are on the road too.
  const written = random() < 0.005 ? `"${name},${division.name.zh}分部"` : name;
  const employees = random() < 0.05 ? '' : String(between(random, 1, share < 0.7 ? 5 : 300));
  const active = random() < 0.86 ? '1' : '0';
  return `${first17}${creditCheckDigit(first17)},${written},${kind},${division.code},${industry},${day(random, 1990, 2025)},${capital},${employees},${active}`;
}

function licence(random: Random): string {
  const { name, code } = pick(random, counties);
  const area = between(random, 40, 4000) / 2;
  const street = `洛阳市${name.zh}${pick(random, WORDS)}路${between(random, 1, 400)}号`;
  return `${street},${471000 + (Number(code) % 1000)},${name.zh}市场监督管理局,${day(random, 1990, 2025)},${area},${between(random, 0, 9)}`;
}
