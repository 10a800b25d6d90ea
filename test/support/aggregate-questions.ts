import type { AggregateArguments } from '../../api/records/read-aggregate-query.ts';
import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import { DATE_BUCKETS } from '../../db/records/query.ts';
import { aField } from './dataset.ts';
import { dice, WORDS } from './oracle.ts';

/** Rows and questions of them, as different as they may be, for comparing two ways to answer. */

export const MIXED_FIELDS = [
  aField('id', { key: true }),
  aField('name', { title: { zh: '名称', en: 'Name' } }),
  aField('word', { searchable: true }),
  aField('count', { type: 'INTEGER', indexed: true }),
  aField('large', { type: 'INTEGER' }),
  aField('price', { type: 'DECIMAL' }),
  aField('cost', { type: 'DECIMAL' }),
  aField('share', { type: 'NUMBER' }),
  aField('day', { type: 'DATE' }),
  aField('open', { type: 'BOOLEAN' }),
  aField('at', { type: 'DATETIME' }),
  aField('nothing'),
  aField('nowhere', { type: 'NUMBER' }),
];

const AWKWARD = [
  String.raw`\N`,
  '"',
  'a,b',
  'line\nbreak',
  'cr\r\nlf',
  ' 龙 ',
  'Z',
  'a',
  'é',
  '~',
  "''",
];

/** More different names than a copy gives codes to. */
export function mixedRows(rows: number): (string | null)[][] {
  const { below, one } = dice(7);
  const maybe = (value: string) => (below(6) === 0 ? null : value);
  const day = () =>
    `${one(['0001', '1899', '1940', '2024', '2026', '9999'])}-0${1 + below(9)}-${10 + below(19)}`;
  return Array.from({ length: rows }, (_, at) => [
    String(at).padStart(6, '0'),
    maybe(`${one(AWKWARD)}${at}${one(WORDS)}`),
    maybe(one([...WORDS.filter((word) => word !== ''), ...AWKWARD])),
    maybe(String(below(9) - 4)),
    maybe(String((below(2_000_000) - 1_000_000) * 4_000_000_007)),
    maybe(((below(2000) - 1000) / 100).toFixed(2)),
    maybe(one(['0.1', '0.10', '-3', '12.5000', '1000000.000001', '0', '7.77'])),
    maybe(String((below(4000) - 2000) / one([1, 10, 8, 1000]))),
    maybe(day()),
    maybe(String(below(2) === 0)),
    maybe(
      `${day()}T${10 + below(14)}:${10 + below(50)}:${10 + below(50)}.${below(1000)}${one(['Z', '+08:00', '-05:00'])}`,
    ),
    null,
    null,
  ]);
}

type Dice = ReturnType<typeof dice>;

/** One question of as many kinds as the generator knows; not every one makes sense to PostgreSQL. */
export function aggregateQuestion(random: Dice): AggregateArguments {
  const { below, one } = random;
  const groupBy = times(below(4), (at) => grouping(random, `g${at}`));
  const measures = times(1 + below(4), (at) => measure(random, `m${at}`));
  const made = [...groupBy, ...measures].map(({ as }) => as);
  const orderBy = times(below(3), () => ({
    field: one(made),
    direction: one(['ASC', 'DESC'] as const),
    nulls: one(['FIRST', 'LAST'] as const),
  }));
  return {
    groupBy,
    measures,
    orderBy: [...new Map(orderBy.map((key) => [key.field, key])).values()],
    first: one([1, 5, 40, 1000]),
    ...(below(4) > 0 && { where: filter(random, 2) }),
    ...(below(4) === 0 && { having: having(random, measures) }),
  };
}

function times<Item>(count: number, make: (at: number) => Item): Item[] {
  return Array.from({ length: count }, (_item, at) => make(at));
}

const named = (type: FieldType) =>
  MIXED_FIELDS.filter((field) => field.type === type).map(({ name }) => name);
const NUMBERS = [...named('INTEGER'), ...named('NUMBER'), ...named('DECIMAL')];
const FIELD_NAMES = MIXED_FIELDS.map(({ name }) => name);
const typeOf = (name: string) =>
  MIXED_FIELDS.find((field) => field.name === name)?.type ?? 'STRING';

function grouping({ below, one }: Dice, as: string) {
  if (below(4) === 0) return { as, field: one(['day', 'at']), bucket: one(DATE_BUCKETS) };
  if (below(4) === 0)
    return { as, field: one(NUMBERS), band: one(['1', '0.5', '250', '3.30', '1000000000']) };
  return { as, field: one(FIELD_NAMES.filter((name) => name !== 'id')) };
}

function measure({ below, one }: Dice, as: string): AggregateArguments['measures'][number] {
  const name = one([
    'COUNT',
    'COUNT_DISTINCT',
    'SUM',
    'AVERAGE',
    'MIN',
    'MAX',
    'MEDIAN',
    'PERCENTILE',
    'STANDARD_DEVIATION',
  ] as const);
  if (name === 'COUNT' && below(2) === 0) return { as, function: name };
  if (name === 'COUNT' || name === 'COUNT_DISTINCT')
    return { as, function: name, field: one(FIELD_NAMES) };
  if (name === 'MIN' || name === 'MAX')
    return { as, function: name, field: one(FIELD_NAMES.filter((field) => field !== 'open')) };
  if (name === 'PERCENTILE')
    return { as, function: name, field: one(NUMBERS), at: below(101) / 100 };
  return { as, function: name, field: one(NUMBERS) };
}

function filter(random: Dice, depth: number): object {
  const { below, one } = random;
  if (depth > 0 && below(3) === 0) return { not: filter(random, depth - 1) };
  if (depth > 0 && below(3) === 0)
    return { [one(['and', 'or'])]: times(below(4), () => filter(random, depth - 1)) };
  const field = one(FIELD_NAMES);
  return { [field]: condition(random, field) };
}

function condition({ below, one }: Dice, field: string): object {
  const type = typeOf(field);
  const value = () => valueOf({ below, one }, type);
  if (below(8) === 0) return { isNull: below(2) === 0 };
  if (below(6) === 0) return { between: [value(), value()] };
  if (below(5) === 0) return { [one(['in', 'notIn'])]: Array.from({ length: below(4) }, value) };
  if (type === 'STRING' && below(2) === 0)
    return { [one(['contains', 'startsWith', 'endsWith'])]: value() };
  return { [one(['eq', 'ne', 'lt', 'lte', 'gt', 'gte'])]: value() };
}

function valueOf({ below, one }: Pick<Dice, 'below' | 'one'>, type: FieldType): unknown {
  switch (type) {
    case 'INTEGER':
      return one([below(9) - 4, String((below(2_000_000) - 1_000_000) * 4_000_000_007)]);
    case 'NUMBER':
    case 'DECIMAL':
      return one(['0.1', '0.100', -3, 0.5, '-0.0049', '7.77', '1.005', 1e21, 1e-9]);
    case 'BOOLEAN':
      return below(2) === 0;
    case 'DATE':
      return one(['0001-01-01', '1940-06-10', '2024-05-15', '2026-09-12', '9999-12-31']);
    case 'DATETIME':
      return one([
        '1940-06-10T10:10:10Z',
        '2024-05-15T12:00:00.5+08:00',
        '2026-09-12T10:11:12.123456-05:00',
      ]);
    default:
      return one([...WORDS, ...AWKWARD]);
  }
}

function having({ below, one }: Dice, measures: AggregateArguments['measures']): object {
  const { as, function: name, field } = one([...measures]);
  const counts = name === 'COUNT' || name === 'COUNT_DISTINCT';
  const type = counts ? 'INTEGER' : typeOf(field ?? 'count');
  const numeric = type === 'INTEGER' || type === 'NUMBER' || type === 'DECIMAL';
  if (!numeric) return { [as]: { isNull: below(2) === 0 } };
  return { [as]: { [one(['gt', 'lte', 'ne'])]: one([0, 1, 7, -3]) } };
}
