import type { DatasetDeclaration, FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { Openness } from '../../db/catalogue/vocabulary.ts';
import { blank, error, type Finding, note, warning } from './finding.ts';
import { checkRestrictions } from './check-restrictions.ts';
import { checkFieldChecks, type ReferableKeys } from './check-field-checks.ts';
import { checkLinks } from './check-links.ts';
import { checkContract, type Contract } from './check-contract.ts';

/** What the checks must know besides the entry itself. */
export interface CheckSurroundings {
  divisions: ReadonlySet<string>;
  contract: Contract;
  referable: ReferableKeys;
}

const RANK: Record<Openness, number> = { UNCONDITIONAL: 0, CONDITIONAL: 1, CLOSED: 2 };

const NAME = /^[a-z][A-Za-z0-9]{0,62}$/;
/** In one schema, `air-groups` would be what the groups of `air` are. */
const OTHERS_QUESTION = /-(?:groups|by-key|distinct|profile)$/;
/** Words of the filter language: a field of that name could never be filtered by. */
const FILTER_WORDS = new Set(['and', 'or', 'not']);
const SLUG = /^[a-z][a-z0-9-]{1,62}$/;
const SHORT_SUMMARY = 10;

/** Checks an entry element by element (M10, M25, M30–M31, 发改高技〔2017〕1272号). */
export function checkEntry(entry: DatasetDeclaration, around: CheckSurroundings): Finding[] {
  return [
    ...checkText(entry),
    ...checkPlace(entry, around),
    ...checkPoint(entry),
    ...checkRestrictions(entry),
    ...checkFields(entry),
    ...checkAnonymity(entry),
    ...checkFieldChecks(entry, around.referable),
    ...checkLinks(entry, around.referable),
    ...checkContract(entry, around.contract),
  ];
}

function* checkText(entry: DatasetDeclaration): Generator<Finding> {
  if (!SLUG.test(entry.slug))
    yield error(
      'slug',
      '网址名由小写字母、数字和连字符组成',
      'a slug has lower-case letters, digits and hyphens',
    );
  if (OTHERS_QUESTION.test(entry.slug))
    yield error(
      'slug',
      '网址名不能以 groups、by-key、distinct、profile 结尾：那是另一数据集自己接口中的名称',
      'a slug does not end in groups, by-key, distinct or profile: so another dataset’s own schema names its questions',
    );
  if (blank(entry.title.zh)) yield error('title', '缺信息资源名称', 'the title is missing');
  if (blank(entry.summary.zh)) yield error('summary', '缺信息资源摘要', 'the summary is missing');
  else if (entry.summary.zh.trim().length < SHORT_SUMMARY)
    yield warning('summary', '摘要过短，请说明内容和关键信息项', 'the summary is very short');
  if (blank(entry.title.en)) yield note('title', '缺英文名称', 'there is no English title');
}

function* checkPlace(entry: DatasetDeclaration, around: CheckSurroundings): Generator<Finding> {
  const [kind = ''] = entry.classification;
  if (entry.classification.length < 2 || !['1', '2', '3'].includes(kind))
    yield error(
      'classification',
      '分类至少到“项”，类为 1 基础、2 主题、3 部门',
      'the classification goes down to its second level, and begins with 1, 2 or 3',
    );
  if (!around.divisions.has(entry.division))
    yield error(
      'division',
      `没有区划代码 ${entry.division}`,
      `there is no division ${entry.division}`,
    );
  const { temporal } = entry;
  if (temporal !== undefined && temporal.from > temporal.until)
    yield error('temporal', '起始日期晚于截止日期', 'it begins after it ends');
  if (entry.fields.some(({ type }) => type === 'GEOMETRY') && blank(entry.crs))
    yield error(
      'crs',
      '有空间数据须说明坐标参考系',
      'geometry needs its coordinate reference system',
    );
}

/** Two numbers, both released, that together say where a row is. */
function* checkPoint({ place, fields }: DatasetDeclaration): Generator<Finding> {
  if (place === undefined) return;
  const numbers = fields.filter(
    ({ type, openness }) => (type === 'NUMBER' || type === 'DECIMAL') && openness !== 'CLOSED',
  );
  const known = [place.longitude, place.latitude].every((name) =>
    numbers.some((field) => field.name === name),
  );
  if (!known || place.longitude === place.latitude)
    yield error(
      'place',
      '经度、纬度应是两个会发布的数值信息项',
      'longitude and latitude are two fields of numbers that are released',
    );
  if (fields.some(({ name }) => name === 'place'))
    yield error(
      'place',
      '已有信息项 place，与筛选中的坐标点重名，请换一个代号',
      'a field is called place, which names the point in filters: choose another name',
    );
}

function* checkFields(entry: DatasetDeclaration): Generator<Finding> {
  const { fields } = entry;
  if (entry.format !== 'DOCUMENT' && fields.length === 0)
    yield error(
      'fields',
      '结构化资源至少有一个信息项',
      'a structured resource has at least one field',
    );
  const seen = new Set<string>();
  for (const field of fields) {
    if (!NAME.test(field.name) || seen.has(field.name))
      yield error(
        `fields.${field.name}.name`,
        '信息项代号须以小写字母开头、不重复',
        'a field name begins with a lower-case letter and is used once',
      );
    if (FILTER_WORDS.has(field.name))
      yield error(
        `fields.${field.name}.name`,
        'and、or、not 是筛选用的词，请换一个代号',
        'and, or and not are words of the filter: choose another name',
      );
    seen.add(field.name);
    yield* checkField(entry, field);
  }
}

function* checkField(entry: DatasetDeclaration, field: FieldDeclaration): Generator<Finding> {
  const at = (element: string) => `fields.${field.name}.${element}`;
  if (blank(field.title.zh)) yield error(at('title'), '缺信息项名称', 'the field has no title');
  if (field.searchable === true && field.type !== 'STRING')
    yield error(at('searchable'), '只有文本能按词检索', 'only texts are searched for words');
  if (RANK[field.openness] < RANK[entry.openness])
    yield error(
      at('openness'),
      '信息项不能比资源更开放',
      'a field is never more open than its dataset',
    );
  if (RANK[field.openness] > RANK[entry.openness] && field.legalBasis === undefined)
    yield error(
      at('legalBasis'),
      '比资源更严的信息项须有自己的依据（M31）',
      'a field stricter than its dataset needs its own basis (M31)',
    );
  if (
    field.sensitivity !== 'NONE' &&
    field.openness !== 'CLOSED' &&
    field.desensitization === undefined
  )
    yield error(
      at('desensitization'),
      '敏感信息项须先脱敏再开放（M31）',
      'a sensitive field is desensitized before it is opened (M31)',
    );
  const { method } = field.desensitization ?? {};
  const mayBeEmptied = method === 'SUPPRESS_RARE' || method === 'DROP';
  if (mayBeEmptied && (field.key === true || field.nullable === false))
    yield error(
      at('desensitization'),
      '这样脱敏会留空，主键和不可为空的信息项不能用',
      'this treatment leaves values empty: not for a key, nor for a field that may not be empty',
    );
  if (method === 'GRID' && !['NUMBER', 'DECIMAL', 'GEOMETRY'].includes(field.type))
    yield error(
      at('desensitization'),
      '网格用于坐标：类型应为 NUMBER、DECIMAL 或 GEOMETRY',
      'a grid is for coordinates: the type is NUMBER, DECIMAL or GEOMETRY',
    );
  if (field.description === undefined && field.sensitivity === 'NONE' && blank(field.example))
    yield note(
      at('description'),
      '请写明含义或给出示例值',
      'say what it means, or give an example',
    );
}

/** Personal data says below which size of group it does not go out (M31). */
function* checkAnonymity(entry: DatasetDeclaration): Generator<Finding> {
  const released = new Map(
    entry.fields
      .filter(({ openness }) => openness !== 'CLOSED')
      .map((field) => [field.name, field]),
  );
  const unknown = entry.anonymity?.quasiIdentifiers.find((name) => !released.has(name));
  if (unknown !== undefined)
    yield error(
      'anonymity',
      `准标识符 ${unknown} 不是开放的信息项`,
      `the quasi-identifier ${unknown} is no released field`,
    );
  const personal = [...released.values()].some(({ sensitivity }) => sensitivity === 'PERSONAL');
  if (personal && entry.anonymity === undefined)
    yield warning(
      'anonymity',
      '含个人信息：请声明哪些信息项合起来能对上一个人，以及最小组的人数',
      'personal data: say which fields together could match a person, and how small a group may be',
    );
}
