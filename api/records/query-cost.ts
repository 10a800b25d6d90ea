import {
  type Condition,
  type Filter,
  filteredFields,
  type Operator,
  type PlaceCondition,
} from '../../db/records/filter.ts';
import type { ReleaseStatistics } from '../../db/records/find-statistics.ts';
import type { RecordQuery } from '../../db/records/query.ts';
import { Refusal } from '../errors.ts';
import { estimateRows, type FieldKnown, mostAlike, type ReleaseKnown } from './estimate-rows.ts';
import { RECORD_LIMITS } from './limits.ts';
import { askableFields, type Question } from './question.ts';

/** What a question takes at most, told beforehand from its form and the size of its release. */
export interface QueryCost {
  /** Rows that are looked at, counted by what a look takes; null where an index leads to the rows, or none are picked. */
  scanned: number | null;
  /** Fields of filter and order to which no index leads. */
  unindexed: string[];
}

type AnyCondition = Condition | PlaceCondition;

const ORDERED = new Set<string>([
  'eq',
  'in',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'isNull',
] satisfies Operator[]);
/** To fold a text or to reckon with a geometry takes as long as to compare so many. */
const HEAVY_WEIGHT = 10;
/** So many rows may be looked at one by one, whatever a look takes. */
const FEW = RECORD_LIMITS.scannedRows / HEAVY_WEIGHT;

const NOTHING_KNOWN: ReleaseStatistics = { profiles: new Map(), envelopes: new Set() };

/**
 * Pure: what is asked of which release. Whole exports are jobs with a time of their own, profiles are kept. Without
 * statistics it tells the most that the question could take.
 */
export function costOf(question: Question, statistics = NOTHING_KNOWN): QueryCost {
  const { query } = question;
  if (query.kind !== 'PAGE' && query.kind !== 'AGGREGATE') return { scanned: null, unindexed: [] };
  const known = knownOf(question, statistics);
  const astray = query.where === undefined ? [] : unindexedConditions(query.where, known);
  const unsorted = query.kind === 'PAGE' ? unindexedOrder(query, known) : [];
  const unindexed = [...new Set([...astray.flatMap(filteredFields), ...unsorted])];
  if (unindexed.length === 0) return { scanned: null, unindexed };
  const heavy = astray.some((one) => one.kind === 'place' || one.operator === 'search');
  const rows = query.where === undefined ? known.rows : estimateRows(query.where, known);
  return { scanned: Math.ceil(rows) * (heavy ? HEAVY_WEIGHT : 1), unindexed };
}

/** How many rows match a filter at most, as far as is known beforehand. */
export function rowsAtMost(
  question: Question,
  where: Filter | undefined,
  statistics: ReleaseStatistics,
): number {
  const { rowCount } = question.release;
  return where === undefined
    ? rowCount
    : Math.ceil(estimateRows(where, knownOf(question, statistics)));
}

/** Whether an index leads to rows of some condition, so that it is worth knowing to how many. */
export function hasIndexed(question: Question): boolean {
  const { query } = question;
  if (!('where' in query) || query.where === undefined) return false;
  const { field, placeIndexed } = knownOf(question, NOTHING_KNOWN);
  return conditionsOf(query.where).some((one) =>
    one.kind === 'place' ? placeIndexed(one.fields) : field(one.field).leads(one.operator),
  );
}

export function isBeyondBudget({ scanned }: QueryCost): boolean {
  return scanned !== null && scanned > RECORD_LIMITS.scannedRows;
}

/** @throws COST_EXCEEDED when a filter or an order without index would have to look at too many rows */
export function refuseBeyondBudget(cost: QueryCost): void {
  if (!isBeyondBudget(cost)) return;
  const { scanned, unindexed } = cost;
  const most = RECORD_LIMITS.scannedRows;
  const names = unindexed.join(', ');
  throw new Refusal('COST_EXCEEDED', {
    argument: names,
    message: {
      zh: `${names} 没有索引，须查看约 ${scanned} 行，超出上限 scannedRows=${most}；请加上对有索引的字段的筛选`,
      en: `no index leads to ${names}: about ${scanned} rows would be looked at, beyond the limit scannedRows=${most}; filter by an indexed field too`,
    },
  });
}

/** A release of another shape has other indexes than its dataset now declares: none of them is counted on. */
function knownOf({ entry, release }: Question, statistics: ReleaseStatistics): ReleaseKnown {
  const there = release.schemaVersion === entry.schemaVersion;
  const fields = askableFields(entry);
  const field = (wanted: string): FieldKnown => {
    const found = fields.get(wanted);
    if (found === undefined) return NO_FIELD;
    const { name, type, nullable, indexed, searchable, key } = found;
    return {
      profile: statistics.profiles.get(name),
      unique: key && !entry.fields.some((one) => one.key && one.name !== name),
      text: type === 'STRING',
      nullable,
      leads: (operator) =>
        there && (operator === 'search' ? searchable : indexed && ORDERED.has(operator)),
    };
  };
  return {
    rows: release.rowCount,
    field,
    placeIndexed: (names) => statistics.envelopes.has(names.join(', ')),
  };
}

const NO_FIELD: FieldKnown = {
  profile: undefined,
  unique: false,
  text: false,
  nullable: true,
  leads: () => false,
};

/** The conditions for which rows have to be looked at one by one: none, if an index leads to what is left. */
function unindexedConditions(filter: Filter, known: ReleaseKnown): AnyCondition[] {
  if (filter.kind === 'condition')
    return known.field(filter.field).leads(filter.operator) ? [] : [filter];
  if (filter.kind === 'place') return known.placeIndexed(filter.fields) ? [] : [filter];
  if (filter.kind === 'not') return conditionsOf(filter.of);
  // Of what must all hold, one index that leaves few rows is enough; of alternatives each needs its own.
  if (filter.kind === 'and' && picksFew(filter, known)) return [];
  return filter.of.flatMap((part) => unindexedConditions(part, known));
}

function conditionsOf(filter: Filter): AnyCondition[] {
  if (filter.kind === 'condition' || filter.kind === 'place') return [filter];
  return filter.kind === 'not' ? conditionsOf(filter.of) : filter.of.flatMap(conditionsOf);
}

/** Whether an index leads to so few rows that each of them can be looked at. */
function picksFew(filter: Filter, known: ReleaseKnown): boolean {
  if (filter.kind === 'and') return filter.of.some((part) => picksFew(part, known));
  return unindexedConditions(filter, known).length === 0 && estimateRows(filter, known) <= FEW;
}

/**
 * An order is there where an index stands in it, or where few rows are left to be sorted. Rows that an index leaves
 * alike are sorted by what follows.
 */
function unindexedOrder(
  { orderBy, where }: Extract<RecordQuery, { kind: 'PAGE' }>,
  known: ReleaseKnown,
): string[] {
  const [first, ...others] = orderBy;
  if (first === undefined || (where !== undefined && picksFew(where, known))) return [];
  const { leads, nullable, ...field } = known.field(first.field);
  const natural = first.direction === 'ASC' ? 'LAST' : 'FIRST';
  if (!leads('eq') || (first.nulls !== natural && nullable)) return [first.field];
  return mostAlike(field, known.rows) <= FEW ? [] : others.map((one) => one.field);
}
