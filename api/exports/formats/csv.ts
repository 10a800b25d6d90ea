import type { RawRow } from '../../../db/records/read.ts';
import type { Askable } from '../../records/question.ts';
import { writeRows } from '../../records/write-rows.ts';
import { csvLine } from './csv-line.ts';
import { cellText, type Format } from './format.ts';

/** CSV (RFC 4180); its first line has the names of the fields. */
export const csv: Format = {
  contentType: 'text/csv',
  async *write(pieces, { columns, escapeFormulas }) {
    yield csvLine(columns.map(({ name }) => name));
    for await (const piece of pieces) {
      yield piece.map((row) => csvLine(cellsOf(row, columns), escapeFormulas)).join('');
    }
  },
};

function cellsOf(row: RawRow, columns: readonly Askable[]): (string | null)[] {
  const [record = {}] = writeRows(columns, [row]);
  return columns.map(({ name }) => cellText(record[name]));
}
