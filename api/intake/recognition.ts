import type { Sentence } from '../errors.ts';

/** What the officer says of a file by hand; it is believed, and checked. */
export interface Hints {
  encoding?: string;
  delimiter?: string;
  sheet?: string;
  /** 1-based row of the header. */
  headerRow?: number;
}

/** A row as it was sent: cells in the order of the columns, null where the cell is absent. */
export interface SentRow {
  /** 1-based line of the file, or row of the sheet, or number of the feature. */
  line: number;
  cells: (string | null)[];
  /** The row is gone: a push names it by its key, and its other cells don't matter. */
  deleted?: boolean;
}

/** A line that is no data, kept and counted: nothing that came in is silently lost. */
export interface AsideRow extends SentRow {
  reason: 'BLANK' | 'GROUP' | 'TOTAL' | 'NOTE';
}

export interface Batch {
  rows: SentRow[];
  aside: AsideRow[];
}

/** What was found out about a file before anything is loaded. */
export interface Recognition {
  format: 'CSV' | 'WORKBOOK' | 'GEOJSON';
  encoding?: string;
  delimiter?: string;
  sheet?: string;
  /** 1-based row in which the header stands. */
  headerRow: number;
  columns: string[];
  findings: Sentence[];
  /** The first rows as they will be read. */
  firstRows: SentRow[];
}
