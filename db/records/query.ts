import type { FieldType } from '../catalogue/vocabulary.ts';
import type { Filter } from './filter.ts';

export interface Order {
  field: string;
  direction: 'ASC' | 'DESC';
}

/** Where a page ends: the sort values of its last row and that row's identity. */
export interface Position {
  values: (string | null)[];
  rowId: string;
}

/** The whole question about the rows of one release, checked for form but not yet for permission. */
export interface RecordQuery {
  fields: string[];
  where?: Filter;
  orderBy: Order[];
  first: number;
  after?: Position;
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
