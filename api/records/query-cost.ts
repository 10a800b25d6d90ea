import {
  type Condition,
  type Filter,
  filteredFields,
  type Operator,
  type PlaceCondition,
} from '../../db/records/filter.ts';
import type { Order, RecordQuery } from '../../db/records/query.ts';
import { Refusal } from '../errors.ts';
import { RECORD_LIMITS } from './limits.ts';
import type { Question } from './question.ts';

/** What a question takes at most, told beforehand from its form and the size of its release. */
export interface QueryCost {
  /** Rows that are looked at, counted by what a look takes; null where an index leads to the rows, or none are picked. */
  scanned: number | null;
  /** Fields of filter and order to which no index leads. */
  unindexed: string[];
}

type Fields = ReadonlyMap<string, Indexes>;
type AnyCondition = Condition | PlaceCondition;

/** Which indexes a field has in the release that is asked. */
interface Indexes {
  ordered: boolean;
  words: boolean;
  /** Wherever a place is declared, its envelopes are indexed. */
  place: boolean;
  nullable: boolean;
}

const ORDERED = new Set<Operator>(['eq', 'in', 'lt', 'lte', 'gt', 'gte', 'between', 'isNull']);
/** To fold a text or to reckon with a geometry takes as long as to compare so many. */
const HEAVY_WEIGHT = 10;

/** Pure: what is asked of which release. Whole exports are jobs with a time of their own, profiles are kept. */
export function costOf({ entry, release, query }: Question): QueryCost {
  if (query.kind !== 'PAGE' && query.kind !== 'AGGREGATE') return { scanned: null, unindexed: [] };
  const there = release.schemaVersion === entry.schemaVersion;
  const fields = new Map(
    entry.fields.map(({ name, indexed, searchable, nullable }) => [
      name,
      {
        ordered: there && indexed,
        words: there && searchable,
        place: there,
        nullable,
      },
    ]),
  );
  const astray = query.where === undefined ? [] : unindexedConditions(query.where, fields);
  const unsorted = query.kind === 'PAGE' ? unindexedOrder(query, fields) : [];
  const unindexed = [...new Set([...astray.flatMap(filteredFields), ...unsorted])];
  if (unindexed.length === 0) return { scanned: null, unindexed };
  const heavy = astray.some((one) => one.kind === 'place' || one.operator === 'search');
  return { scanned: release.rowCount * (heavy ? HEAVY_WEIGHT : 1), unindexed };
}

/** @throws COST_EXCEEDED when a filter or an order without index would have to look at too many rows */
export function refuseBeyondBudget({ scanned, unindexed }: QueryCost): void {
  const most = RECORD_LIMITS.scannedRows;
  if (scanned === null || scanned <= most) return;
  const names = unindexed.join(', ');
  throw new Refusal('COST_EXCEEDED', {
    argument: names,
    message: {
      zh: `${names} 没有索引，须查看约 ${scanned} 行，超出上限 scannedRows=${most}；请加上对有索引的字段的筛选`,
      en: `no index leads to ${names}: about ${scanned} rows would be looked at, beyond the limit scannedRows=${most}; filter by an indexed field too`,
    },
  });
}

/** The conditions for which rows have to be looked at one by one: none, if an index leads to what is left. */
function unindexedConditions(filter: Filter, fields: Fields): AnyCondition[] {
  if (filter.kind === 'condition') return leads(filter, fields) ? [] : [filter];
  if (filter.kind === 'place') return ledToPlace(filter, fields) ? [] : [filter];
  if (filter.kind === 'not') return conditionsOf(filter.of);
  const parts = filter.of.map((part) => unindexedConditions(part, fields));
  // Of what must all hold, one index is enough; of alternatives each needs its own.
  const enough = filter.kind === 'and' && parts.some((part) => part.length === 0);
  return enough ? [] : parts.flat();
}

function conditionsOf(filter: Filter): AnyCondition[] {
  if (filter.kind === 'condition' || filter.kind === 'place') return [filter];
  return filter.kind === 'not' ? conditionsOf(filter.of) : filter.of.flatMap(conditionsOf);
}

function leads({ field, operator }: Condition, fields: Fields): boolean {
  const indexes = fields.get(field);
  if (operator === 'search') return indexes?.words === true;
  return ORDERED.has(operator) && indexes?.ordered === true;
}

function ledToPlace({ fields: names }: PlaceCondition, fields: Fields): boolean {
  return names.every((name) => fields.get(name)?.place === true);
}

/** An order is there where an index stands in it, or where few rows are left to be sorted. */
function unindexedOrder(
  { orderBy, where }: Extract<RecordQuery, { kind: 'PAGE' }>,
  fields: Fields,
): string[] {
  const [first] = orderBy;
  if (first === undefined || inIndex(first, fields) || picksFew(where, fields)) return [];
  return [first.field];
}

function inIndex({ field, direction, nulls }: Order, fields: Fields): boolean {
  const indexes = fields.get(field);
  const natural = direction === 'ASC' ? 'LAST' : 'FIRST';
  return indexes?.ordered === true && (nulls === natural || !indexes.nullable);
}

function picksFew(filter: Filter | undefined, fields: Fields): boolean {
  if (filter === undefined) return false;
  if (filter.kind === 'and') return filter.of.some((part) => picksFew(part, fields));
  return (
    filter.kind === 'condition' &&
    leads(filter, fields) &&
    ['eq', 'in', 'search'].includes(filter.operator)
  );
}
