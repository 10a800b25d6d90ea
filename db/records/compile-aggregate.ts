import type { Permit } from './permit.ts';
import type { AggregateQuery, Column, Grouping, Measure, Order } from './query.ts';
import {
  compileFilter,
  permittedRows,
  quoted,
  type Statement,
  type Term,
  Values,
} from './statement.ts';

/** The groups, one more than asked for; columns: the groupings, then the measures. */
export function compileAggregate(permit: Permit<AggregateQuery>): Statement {
  const { query, from } = permit.terms;
  const values = new Values();
  const columns = new Map(from.columns.map((column) => [column.name, column]));
  const groups = query.groupBy.map((group) => termOf(group, groupText(group, columns, values)));
  const measures = query.measures.map((measure) => termOf(measure, measureText(measure, values)));
  const made = new Map([...groups, ...measures]);
  const where = permittedRows(permit, values);
  const having = query.having && compileFilter(query.having, made, values);
  const ordinals = groups.map((_, index) => index + 1);
  const text = [
    `select ${[...made.values()].map(({ expression }) => expression).join(', ')}`,
    `from open.${quoted(from.relation)} where ${where}`,
    ...(ordinals.length === 0 ? [] : [`group by ${ordinals.join(', ')}`]),
    ...(having === undefined ? [] : [`having ${having}`]),
    ...groupOrder(query, [...made.keys()]),
    `limit ${values.add(query.size + 1, 'integer')}`,
  ].join(' ');
  return { text, values: values.list };
}

/** As asked for, and by the groupings in the end; `names` are those of the columns. */
export function groupOrder(query: AggregateQuery, names: string[]): string[] {
  const ordinals = query.groupBy.map((_, index) => index + 1);
  const order = [...query.orderBy.map((key) => orderText(key, names)), ...ordinals];
  return order.length === 0 ? [] : [`order by ${order.join(', ')}`];
}

function termOf({ as, type }: Grouping | Measure, expression: string): [string, Term] {
  return [as, { expression, type }];
}

function orderText({ field, direction, nulls }: Order, names: string[]): string {
  return `${names.indexOf(field) + 1} ${direction.toLowerCase()} nulls ${nulls.toLowerCase()}`;
}

/** Weeks begin on Monday; an instant belongs to its day in Beijing. */
function groupText(
  { field, bucket, band }: Grouping,
  columns: ReadonlyMap<string, Column>,
  values: Values,
): string {
  const column = quoted(field);
  if (bucket !== undefined) {
    const zoned = columns.get(field)?.type === 'DATETIME';
    const local = zoned ? `(${column} at time zone 'Asia/Shanghai')` : `${column}::timestamp`;
    return `date_trunc('${bucket.toLowerCase()}', ${local})::date`;
  }
  if (band === undefined) return column;
  const width = values.add(band, 'numeric');
  return `floor(${column} / ${width}) * ${width}`;
}

function measureText(measure: Measure, values: Values): string {
  const column = measure.field === undefined ? '*' : quoted(measure.field);
  switch (measure.function) {
    case 'COUNT':
      return `count(${column})`;
    case 'COUNT_DISTINCT':
      return `count(distinct ${column})`;
    case 'SUM':
      return `sum(${column})`;
    case 'AVERAGE':
      return `avg(${column})`;
    case 'MIN':
      return `min(${column})`;
    case 'MAX':
      return `max(${column})`;
    case 'MEDIAN':
      return percentile(column, '0.5');
    case 'PERCENTILE':
      return percentile(column, values.add(measure.at, 'double precision'));
    case 'STANDARD_DEVIATION':
      return `stddev_samp(${column})`;
  }
}

/** Between two values of the rows it is interpolated. */
function percentile(column: string, at: string): string {
  return `percentile_cont(${at}) within group (order by ${column}::double precision)`;
}
