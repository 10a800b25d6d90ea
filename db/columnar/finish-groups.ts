import type { Condition, Filter } from '../records/filter.ts';
import type { AggregateQuery } from '../records/query.ts';
import type { RawRow } from '../records/read.ts';
import { comparedWith, type GroupKeys, groupKeys, type Key } from './group-keys.ts';
import { NotExact } from './not-exact.ts';

/** More groups than these are not sorted here: nothing else is answered meanwhile. */
export const MOST_FINISHED = 2_000;

/** The keys of a row, one for each of its columns. */
type Keys = readonly (Key | null)[];

/**
 * What `having`, order and bound leave of all groups, where they are about figures that the engine does not know:
 * as PostgreSQL reckons with them. @throws NotExact
 */
export function finishGroups(query: AggregateQuery, rows: readonly RawRow[]): RawRow[] {
  const { having } = query;
  const columns = [...query.groupBy, ...query.measures];
  const at = (as: string) => columns.findIndex((column) => column.as === as);
  const compared = columns.map((column, place) =>
    groupKeys(column, [
      ...rows.flatMap((row) => row[place] ?? []),
      ...comparedWith(having, column.as),
    ]),
  );
  const keyed = rows.map((row) => ({
    row,
    keys: compared.map((column, place): Key | null => {
      const text = row[place] ?? null;
      return text === null ? null : column.of(text);
    }),
  }));
  const truth = having && truthOf(having, (as) => ({ place: at(as), column: compared[at(as)] }));
  const left = truth ? keyed.filter(({ keys }) => truth(keys) === true) : keyed;
  const order = [
    ...query.orderBy,
    ...query.groupBy.map(({ as }) => ({ field: as, direction: 'ASC', nulls: 'LAST' }) as const),
  ].map((key) => ({ ...key, place: at(key.field), column: compared[at(key.field)] }));
  const sorted = left.toSorted((one, other) => {
    for (const { place, column, direction, nulls } of order) {
      const [a, b] = [one.keys[place] ?? null, other.keys[place] ?? null];
      if (a === null || b === null) {
        if (a === b) continue;
        return (a === null) === (nulls === 'FIRST') ? -1 : 1;
      }
      const by = column?.compare(a, b) ?? 0;
      if (by !== 0) return direction === 'ASC' ? by : -by;
    }
    return 0;
  });
  return sorted.slice(0, query.size + 1).map(({ row }) => row);
}

type Truth = boolean | null;
type Look = (as: string) => { place: number; column: GroupKeys | undefined };

/** What a condition names is read once, for all rows. */
function truthOf(filter: Filter, look: Look): (keys: Keys) => Truth {
  switch (filter.kind) {
    case 'and': {
      const parts = filter.of.map((part) => truthOf(part, look));
      return (keys) => all(parts.map((part) => part(keys)));
    }
    case 'or': {
      const parts = filter.of.map((part) => truthOf(part, look));
      return (keys) => not(all(parts.map((part) => not(part(keys)))));
    }
    case 'not': {
      const of = truthOf(filter.of, look);
      return (keys) => not(of(keys));
    }
    case 'condition': {
      const { place, column } = look(filter.field);
      if (column === undefined) throw new NotExact(`the figure ${filter.field}`);
      const meets = meeting(filter, column);
      return (keys) => meets(keys[place] ?? null);
    }
    case 'place':
      throw new NotExact('where a row is');
  }
}

const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const all = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true;

function meeting(condition: Condition, { of, compare }: GroupKeys): (key: Key | null) => Truth {
  const { operator, value } = condition;
  if (operator === 'isNull') return (key) => (key === null) === value;
  const texts = Array.isArray(value) ? value : [String(value)];
  if (operator === 'in' && texts.length === 0) return () => false;
  if (operator === 'notIn' && texts.length === 0) return () => true;
  const holds = holding(operator, texts.map(of), compare);
  return (key) => (key === null ? null : holds(key));
}

function holding(
  operator: Exclude<Condition['operator'], 'isNull'>,
  values: readonly Key[],
  compare: GroupKeys['compare'],
): (key: Key) => boolean {
  const [first = '', last = ''] = values;
  const among = new Set(values);
  switch (operator) {
    case 'eq':
    case 'in':
      return (key) => among.has(key);
    case 'ne':
    case 'notIn':
      return (key) => !among.has(key);
    case 'lt':
      return (key) => compare(key, first) < 0;
    case 'lte':
      return (key) => compare(key, first) <= 0;
    case 'gt':
      return (key) => compare(key, first) > 0;
    case 'gte':
      return (key) => compare(key, first) >= 0;
    case 'between':
      return (key) => compare(key, first) >= 0 && compare(key, last) <= 0;
    case 'contains':
      return (key) => String(key).includes(String(first));
    case 'startsWith':
      return (key) => String(key).startsWith(String(first));
    case 'endsWith':
      return (key) => String(key).endsWith(String(first));
    case 'search':
      throw new NotExact('words');
  }
}
