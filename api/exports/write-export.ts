import iconv from 'iconv-lite';
import type { RawRow } from '../../db/records/read.ts';
import { type ExportFormat, FORMATS, type Writing } from './formats.ts';

export const EXPORT_ENCODINGS = ['utf-8', 'utf-8-bom', 'gb18030'] as const;
export type ExportEncoding = (typeof EXPORT_ENCODINGS)[number];

const ROWS_A_PIECE = 500;

/** The bytes of a file, piece by piece, with no more than one piece in memory. */
export async function* writeExport(
  rows: AsyncIterable<RawRow>,
  format: ExportFormat,
  encoding: ExportEncoding,
  writing: Writing,
): AsyncGenerator<Buffer> {
  const { begin, rows: write, end } = FORMATS[format];
  const encode = (text: string) =>
    encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text);
  yield encode(`${encoding === 'utf-8-bom' ? '\uFEFF' : ''}${begin(writing)}`);
  let piece: RawRow[] = [];
  let first = true;
  for await (const row of rows) {
    if (piece.push(row) < ROWS_A_PIECE) continue;
    yield encode(write(piece, writing, first));
    piece = [];
    first = false;
  }
  if (piece.length > 0) yield encode(write(piece, writing, first));
  if (end !== '') yield encode(end);
}
