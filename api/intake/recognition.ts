import type { Sentence } from '../errors.ts';
import type { CellFault } from './parse-cell.ts';

/** What the officer says of a file by hand; it is believed, and checked. */
export interface Hints {
  encoding?: string;
  delimiter?: string;
  sheet?: string;
  /** 1-based row of the header; 0 where the file has none. */
  headerRow?: number;
  /** Columns of one name are numbered apart; unsaid, they are refused. */
  doubles?: 'NUMBER';
  /** The element (XML) or member (JSON) whose repetitions are the rows. */
  record?: string;
  /** How people know the tables of an archive, by their names in it. */
  titles?: Readonly<Record<string, string>>;
  /** Columns that the tables of an archive have not, with what each holds in them, by its name. */
  given?: GivenColumns;
  /** Columns that some tables of an archive lack stay empty there; unsaid, different tables are refused. */
  missing?: 'EMPTY';
}

/** Values that are the same in all rows of a table, such as the year in the name of its file. */
export interface GivenColumns {
  columns: readonly string[];
  /** By the name of the table, in the order of the columns. */
  of: Readonly<Record<string, readonly string[]>>;
}

/** A row as it was sent: cells in the order of the columns, null where the cell is absent. */
export interface SentRow {
  /** 1-based line of the file, or row of the sheet, or number of the record. */
  line: number;
  cells: (string | null)[];
  /** What is wrong with cells whatever their declaration; at -1 it is the row itself. */
  faults?: { at: number; reason: CellFault }[];
  /** The row is gone: a push names it by its key, and its other cells don't matter. */
  deleted?: boolean;
}

/** A line that is no data, kept and counted: nothing that came in is silently lost. */
export interface AsideRow extends SentRow {
  reason: 'BLANK' | 'GROUP' | 'HEADER' | 'HIDDEN' | 'NOTE' | 'TOTAL';
}

export interface Batch {
  rows: SentRow[];
  aside: AsideRow[];
}

export type Format = 'CSV' | 'WORKBOOK' | 'HTML' | 'JSON' | 'NDJSON' | 'GEOJSON' | 'XML';

/** Where the values of an XML file stand, in paths of element names. */
export interface XmlLayout {
  /** Of the elements that are rows. */
  record: string;
  /** Of each column, with @attribute where it is one. */
  keys: string[];
  /** Of the elements that can stand more than once in a record. */
  repeating: string[];
}

/** How the rows of one table are to be found again. */
export interface TablePlan {
  format: Format;
  encoding?: string;
  delimiter?: string;
  /** Unsaid, lines end in LF or CRLF. */
  lineEnd?: 'CR';
  sheet?: string;
  /** The member of a JSON text that holds the rows. */
  record?: string;
  xml?: XmlLayout;
  /** 1-based row in which the header stands; 0 where there is none. */
  headerRow: number;
  columns: string[];
}

/** What was found out about a file before anything is loaded. */
export interface Recognition extends TablePlan {
  /** The tables of an archive, by their names, each with its own plan, under the columns of the whole. */
  parts?: (TablePlan & { name: string; title?: string; given?: readonly string[] })[];
  /** Columns that are hidden in the workbook: proposed as closed, so that they are never published. */
  hiddenColumns?: string[];
  /** Columns whose digits were sent as texts, as JSON can say it: codes, and never proposed as numbers. */
  codeColumns?: string[];
  findings: Sentence[];
  /** The first rows as they will be read. */
  firstRows: SentRow[];
  /** Rows from further down, so that types are not proposed from the beginning alone. */
  laterRows?: SentRow[];
}
