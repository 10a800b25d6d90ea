import type { RawRow } from '../../db/records/read.ts';
import type { Askable } from '../records/question.ts';
import { writeRows } from '../records/write-rows.ts';
import { csvLine } from './csv.ts';

export const EXPORT_FORMATS = ['csv', 'json', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How rows become a file. */
export interface Writing {
  columns: readonly Askable[];
  /** Whether cells that a spreadsheet would take for formulas are made plain text. */
  escapeFormulas: boolean;
}

interface Format {
  contentType: string;
  begin: (writing: Writing) => string;
  rows: (rows: readonly RawRow[], writing: Writing, first: boolean) => string;
  end: string;
}

const objects = (rows: readonly RawRow[], { columns }: Writing) =>
  writeRows(columns, rows).map((row) => JSON.stringify(row));

/** The text of each format, piece by piece. */
export const FORMATS: Record<ExportFormat, Format> = {
  csv: {
    contentType: 'text/csv',
    begin: ({ columns }) => csvLine(columns.map(({ name }) => name)),
    rows: (rows, { columns, escapeFormulas }) =>
      rows.map((row) => csvLine(cellsOf(row, columns), escapeFormulas)).join(''),
    end: '',
  },
  json: {
    contentType: 'application/json',
    begin: () => '[',
    rows: (rows, writing, first) => `${first ? '\n' : ',\n'}${objects(rows, writing).join(',\n')}`,
    end: '\n]\n',
  },
  ndjson: {
    contentType: 'application/x-ndjson',
    begin: () => '',
    rows: (rows, writing) => `${objects(rows, writing).join('\n')}\n`,
    end: '',
  },
};

/** Cells as they would stand in JSON, without its quotes. */
function cellsOf(row: RawRow, columns: readonly Askable[]): (string | null)[] {
  const [record = {}] = writeRows(columns, [row]);
  return columns.map(({ name }) => {
    const value = record[name] ?? null;
    if (value === null) return null;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
}
