import type { FieldType } from '../catalogue/vocabulary.ts';
import { type Filter, filteredFields } from './filter.ts';

/** Where the rows of a release stand. */
export interface ReleasedRelation {
  relation: string;
  release: number;
  rowCount: number;
  columns: Column[];
}

/** A released field as the compiler needs it. */
export interface Column {
  name: string;
  type: FieldType;
  nullable: boolean;
}

export interface Order {
  field: string;
  direction: 'ASC' | 'DESC';
  /** Where rows without a value stand. */
  nulls: 'FIRST' | 'LAST';
}

/** Where a page begins or ends: the sort values of a row and that row's identity. */
export interface Position {
  values: (string | null)[];
  rowId: string;
}

/** A whole question for rows of one release, checked for form but not yet for permission. */
export interface PageQuery {
  kind: 'PAGE';
  fields: string[];
  where?: Filter;
  orderBy: Order[];
  /** How many rows: the first ones after the position, or the last ones before it. */
  size: number;
  towards: 'FORWARD' | 'BACKWARD';
  from?: Position;
}

export const AGGREGATE_FUNCTIONS = [
  'COUNT',
  'COUNT_DISTINCT',
  'SUM',
  'AVERAGE',
  'MIN',
  'MAX',
  'MEDIAN',
  'PERCENTILE',
  'STANDARD_DEVIATION',
] as const;
export type AggregateFunction = (typeof AGGREGATE_FUNCTIONS)[number];

export const DATE_BUCKETS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type DateBucket = (typeof DATE_BUCKETS)[number];

/** What rows are put together by: a value, the Beijing day on which its week, month … begins, or a band. */
export interface Grouping {
  as: string;
  field: string;
  /** The type of the group's value. */
  type: FieldType;
  bucket?: DateBucket;
  /** Width of a band; its value is the lower end. */
  band?: string;
}

export interface Measure {
  as: string;
  function: AggregateFunction;
  /** Without one, rows are counted. */
  field?: string;
  /** The type of the result. */
  type: FieldType;
  /** Of a percentile: from 0 to 1. */
  at?: number;
}

/** A whole question for figures over the rows of one release; `having` and `orderBy` name what it makes. */
export interface AggregateQuery {
  kind: 'AGGREGATE';
  where?: Filter;
  groupBy: Grouping[];
  measures: Measure[];
  having?: Filter;
  orderBy: Order[];
  /** How many groups. */
  size: number;
}

/** A whole question for what changed from an earlier release to the one that is asked. */
export interface ChangesQuery {
  kind: 'CHANGES';
  fields: string[];
  since: number;
  size: number;
  from?: Position;
}

/** A whole question for all rows of one release that match. */
export interface ExportQuery {
  kind: 'EXPORT';
  fields: string[];
  where?: Filter;
}

/** A whole question for what the values of a field are like in one release. */
export interface ProfileQuery {
  kind: 'PROFILE';
  field: string;
}

export type RecordQuery = PageQuery | AggregateQuery | ChangesQuery | ExportQuery | ProfileQuery;

/** Every field about whose values a question would tell something. */
export function askedFields(query: RecordQuery): Set<string> {
  if (query.kind === 'CHANGES') return new Set(query.fields);
  if (query.kind === 'PROFILE') return new Set([query.field]);
  const filtered = query.where === undefined ? [] : filteredFields(query.where);
  return new Set([...filtered, ...toldFields(query)]);
}

function toldFields(query: PageQuery | AggregateQuery | ExportQuery): string[] {
  switch (query.kind) {
    case 'PAGE':
      return [...query.fields, ...query.orderBy.map(({ field }) => field)];
    case 'AGGREGATE':
      return [...query.groupBy, ...query.measures].flatMap(({ field }) => field ?? []);
    case 'EXPORT':
      return query.fields;
  }
}
