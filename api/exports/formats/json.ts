import type { RawRow } from '../../../db/records/read.ts';
import { writeRows } from '../../records/write-rows.ts';
import { type Format, inPieces, type Writing } from './format.ts';

const objects = (rows: readonly RawRow[], { columns }: Writing) =>
  writeRows(columns, rows).map((row) => JSON.stringify(row));

/** One JSON array of objects, each on a line of its own. */
export const json: Format = {
  contentType: 'application/json',
  async *write(rows, writing) {
    yield '[';
    let comma = '\n';
    for await (const piece of inPieces(rows)) {
      yield comma + objects(piece, writing).join(',\n');
      comma = ',\n';
    }
    yield '\n]\n';
  },
};

/** A JSON object on each line. */
export const ndjson: Format = {
  contentType: 'application/x-ndjson',
  async *write(rows, writing) {
    for await (const piece of inPieces(rows)) yield `${objects(piece, writing).join('\n')}\n`;
  },
};
