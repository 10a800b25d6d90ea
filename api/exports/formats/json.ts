import type { RawRow } from '../../../db/records/read.ts';
import { WRITE_TEXT } from '../../records/write-text.ts';
import type { Format, Writing } from './format.ts';
import { JsonBytes } from './json-bytes.ts';

/** Rows as JSON objects, written at once. */
function objects(rows: readonly RawRow[], { columns }: Writing): string[] {
  const writers = columns.map(({ name, type }, at) => ({
    before: `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`,
    write: WRITE_TEXT[type],
  }));
  return rows.map((row) => {
    let text = '';
    for (const [at, { before, write }] of writers.entries()) {
      const cell = row[at];
      text += before + (cell === null || cell === undefined ? 'null' : write(cell));
    }
    return `${text}}`;
  });
}

/** One JSON array of objects, each on a line of its own. */
export const json: Format = {
  contentType: 'application/json',
  async *write(pieces, writing) {
    yield '[';
    let comma = '\n';
    for await (const piece of pieces) {
      yield comma + objects(piece, writing).join(',\n');
      comma = ',\n';
    }
    yield '\n]\n';
  },
  async *writeCopied(copied, { columns }) {
    const writer = new JsonBytes(columns, ',\n', '');
    yield '[';
    let comma = 1;
    for await (const lines of copied) {
      yield writer.write(lines).subarray(comma);
      comma = 0;
    }
    yield '\n]\n';
  },
};

/** A JSON object on each line. */
export const ndjson: Format = {
  contentType: 'application/x-ndjson',
  async *write(pieces, writing) {
    for await (const piece of pieces) yield `${objects(piece, writing).join('\n')}\n`;
  },
  async *writeCopied(copied, { columns }) {
    const writer = new JsonBytes(columns, '', '\n');
    for await (const lines of copied) yield writer.write(lines);
  },
};
