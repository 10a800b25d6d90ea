import type { Condition, Filter } from '../records/filter.ts';
import type { AggregateQuery, Grouping, Measure } from '../records/query.ts';
import type { RawRow } from '../records/read.ts';
import { byBytes } from './conditions.ts';
import { floorAt, readDecimal } from './decimal.ts';
import { NotExact } from './not-exact.ts';

/** More groups than these are not sorted here. */
export const MOST_FINISHED = 20_000;

type Compare = (one: string, other: string) => number;

/**
 * What `having`, order and bound leave of all groups, where they are about figures that the engine does not know:
 * as PostgreSQL reckons with them. @throws NotExact
 */
export function finishGroups(query: AggregateQuery, rows: RawRow[]): RawRow[] {
  const columns = [...query.groupBy, ...query.measures];
  const at = (as: string) => columns.findIndex((column) => column.as === as);
  const compare = columns.map(comparisonOf);
  const cell = (row: RawRow, as: string) => row[at(as)] ?? null;
  const { having } = query;
  const left = having
    ? rows.filter(
        (row) => holds(having, (as) => [cell(row, as), compare[at(as)] ?? byBytes]) === true,
      )
    : rows;
  const keys = [
    ...query.orderBy,
    ...query.groupBy.map(({ as }) => ({ field: as, direction: 'ASC', nulls: 'LAST' }) as const),
  ];
  const sorted = left.toSorted((one, other) => {
    for (const { field, direction, nulls } of keys) {
      const [a, b] = [cell(one, field), cell(other, field)];
      if (a === null || b === null) {
        if (a === b) continue;
        return (a === null) === (nulls === 'FIRST') ? -1 : 1;
      }
      const order = (compare[at(field)] ?? byBytes)(a, b);
      if (order !== 0) return direction === 'ASC' ? order : -order;
    }
    return 0;
  });
  return sorted.slice(0, query.size + 1);
}

function comparisonOf(column: Grouping | Measure): Compare {
  const { type } = column;
  // Interpolated figures are doubles, and what they are compared with becomes one.
  if ('function' in column && (column.function === 'MEDIAN' || column.function === 'PERCENTILE'))
    return (one, other) => Number(one) - Number(other);
  if (type === 'INTEGER' || type === 'NUMBER' || type === 'DECIMAL') return byValue;
  return byBytes;
}

function byValue(one: string, other: string): number {
  const [a, b] = [readDecimal(one), readDecimal(other)];
  const scale = Math.max(a.scale, b.scale);
  const [x, y] = [floorAt(a, scale).floor, floorAt(b, scale).floor];
  return x < y ? -1 : x > y ? 1 : 0;
}

type Truth = boolean | null;
type Look = (as: string) => [value: string | null, compare: Compare];

function holds(filter: Filter, look: Look): Truth {
  switch (filter.kind) {
    case 'and':
      return all(filter.of.map((part) => holds(part, look)));
    case 'or':
      return not(all(filter.of.map((part) => not(holds(part, look)))));
    case 'not':
      return not(holds(filter.of, look));
    case 'condition':
      return meets(filter, ...look(filter.field));
    case 'place':
      throw new NotExact('where a row is');
  }
}

const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const all = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true;

function meets({ operator, value: of }: Condition, value: string | null, compare: Compare): Truth {
  if (operator === 'isNull') return (value === null) === of;
  const values = Array.isArray(of) ? of : [String(of)];
  if (operator === 'in' && values.length === 0) return false;
  if (operator === 'notIn' && values.length === 0) return true;
  if (value === null) return null;
  const [first = '', last = ''] = values;
  const isOne = values.some((one) => compare(value, one) === 0);
  switch (operator) {
    case 'eq':
    case 'in':
      return isOne;
    case 'ne':
    case 'notIn':
      return !isOne;
    case 'lt':
      return compare(value, first) < 0;
    case 'lte':
      return compare(value, first) <= 0;
    case 'gt':
      return compare(value, first) > 0;
    case 'gte':
      return compare(value, first) >= 0;
    case 'between':
      return compare(value, first) >= 0 && compare(value, last) <= 0;
    case 'contains':
      return value.includes(first);
    case 'startsWith':
      return value.startsWith(first);
    case 'endsWith':
      return value.endsWith(first);
    case 'search':
      throw new NotExact('words');
  }
}
