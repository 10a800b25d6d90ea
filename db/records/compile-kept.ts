import type { FieldType } from '../catalogue/vocabulary.ts';
import { groupOrder } from './compile-aggregate.ts';
import type { Permit } from './permit.ts';
import type { AggregateQuery, Measure } from './query.ts';
import { compileFilter, SQL_TYPE, type Statement, type Term, Values } from './statement.ts';

/** Of fields of these types the figures are kept. */
export const KEPT_SUMMED: ReadonlySet<FieldType> = new Set(['INTEGER', 'NUMBER', 'DECIMAL']);
/** Where each of a field's figures stands. */
const PLACE = { COUNT: 0, SUM: 1, MIN: 2, MAX: 3 } as const;

/**
 * The same as `compileAggregate`, from what is kept with the release. Undefined where that does not have it: for
 * some of the rows only, for groups of two fields, of buckets or bands, and for other figures. No rows at all say
 * that nothing was kept, or nothing is to be told.
 */
export function compileKept(permit: Permit<AggregateQuery>): Statement | undefined {
  const { query, from, rows } = permit.terms;
  const [group, another] = query.groupBy;
  const whole = query.where === undefined && rows === undefined;
  const plain = another === undefined && group?.bucket === undefined && group?.band === undefined;
  if (!whole || !plain) return undefined;
  const values = new Values();
  const types = new Map(from.columns.map(({ name, type }) => [name, type]));
  const made = new Map<string, Term>();
  if (group !== undefined)
    made.set(group.as, { expression: `value::${SQL_TYPE[group.type]}`, type: group.type });
  for (const measure of query.measures) {
    const expression = keptFigure(measure, types, values);
    if (expression === undefined) return undefined;
    made.set(measure.as, { expression, type: measure.type });
  }
  const of = [
    `relation = ${values.add(from.relation, 'text')}`,
    `release = ${values.add(from.release, 'integer')}`,
    `field = ${values.add(group?.field ?? '', 'text')}`,
  ];
  if (query.having !== undefined) of.push(compileFilter(query.having, made, values));
  const text = [
    `select ${[...made.values()].map(({ expression }) => expression).join(', ')}`,
    `from open.kept_group where ${of.join(' and ')}`,
    ...groupOrder(query, [...made.keys()]),
    `limit ${values.add(query.size + 1, 'integer')}`,
  ].join(' ');
  return { text, values: values.list };
}

function keptFigure(
  { function: name, field }: Measure,
  types: ReadonlyMap<string, FieldType>,
  values: Values,
): string | undefined {
  if (name === 'COUNT' && field === undefined) return 'rows';
  const type = types.get(field ?? '');
  if (field === undefined || type === undefined || !KEPT_SUMMED.has(type) || !(name in PLACE))
    return undefined;
  const at = PLACE[name as keyof typeof PLACE];
  const kept = { COUNT: 'bigint', SUM: 'numeric', MIN: SQL_TYPE[type], MAX: SQL_TYPE[type] };
  const as = kept[name as keyof typeof kept];
  return `(figures -> ${values.add(field, 'text')} ->> ${at})::${as}`;
}
