import type { FieldType } from '../catalogue/vocabulary.ts';
import type { Filter } from './filter.ts';

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

/** The whole question about the rows of one release, checked for form but not yet for permission. */
export interface RecordQuery {
  fields: string[];
  where?: Filter;
  orderBy: Order[];
  /** How many rows: the first ones after the position, or the last ones before it. */
  size: number;
  towards: 'FORWARD' | 'BACKWARD';
  from?: Position;
}

/** A released field as the compiler needs it. */
export interface Column {
  name: string;
  type: FieldType;
  nullable: boolean;
}

/** Where the rows of a release stand. */
export interface ReleasedRelation {
  relation: string;
  release: number;
  rowCount: number;
  columns: Column[];
}
