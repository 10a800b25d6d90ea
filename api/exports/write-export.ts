import iconv from 'iconv-lite';
import type pg from 'pg';
import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { Judging } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { type ExportArguments, exportRecords, type RecordExport } from './export-records.ts';
import { type ExportFormat, FORMATS } from './formats/formats.ts';
import type { Writing } from './formats/format.ts';
import type { RowTerms } from './row-terms.ts';

export const EXPORT_ENCODINGS = ['utf-8', 'utf-8-bom', 'gb18030'] as const;
export type ExportEncoding = (typeof EXPORT_ENCODINGS)[number];

export interface ExportWish extends ExportArguments {
  format: ExportFormat;
  encoding: ExportEncoding;
  escapeFormulas: boolean;
  /** The rows it was asked for with; left out, whatever rows the gate lets through. */
  rowTerms?: RowTerms;
}

/** With what rows are read and where they are said to come from. */
export interface ExportSource {
  reader: pg.Pool;
  origin: string;
}

/** Rows that may be taken, and what is written about them. */
export interface PreparedExport {
  content: RecordExport;
  writing: Writing;
}

/**
 * What a file will hold, once the gate has let it through and its form is known to be possible.
 * @throws the gate's refusals, BAD_USER_INPUT, NOT_RELEASED, RELEASE_WITHDRAWN, GRANT_CHANGED where other rows were
 *   asked for
 */
export async function prepareExport(
  system: Judging,
  { reader, origin }: ExportSource,
  viewer: MaybeViewer,
  entry: CatalogueEntry,
  wish: ExportWish,
): Promise<PreparedExport> {
  refuseEncoding(wish);
  const content = await exportRecords(system, reader, viewer, entry, wish);
  const { columns, release, rowTerms, rowCount } = content;
  const { escapeFormulas } = wish;
  if (wish.rowTerms !== undefined && rowTerms !== wish.rowTerms) throw new Refusal('GRANT_CHANGED');
  const writing: Writing = { entry, release, origin, columns, rowCount, escapeFormulas };
  refuseFormat(wish, writing);
  return { content, writing };
}

/** @throws BAD_USER_INPUT where the rows cannot be written in the format */
export function refuseFormat({ format }: ExportWish, writing: Writing): void {
  const cannot = FORMATS[format].cannot?.(writing);
  if (cannot !== undefined) throw badInput('UNKNOWN_VALUE', 'format', cannot.zh, cannot.en);
}

/** @throws BAD_USER_INPUT where the format has no choice of encodings */
export function refuseEncoding({ format, encoding }: ExportWish): void {
  if (format === 'csv' || encoding === 'utf-8') return;
  throw badInput(
    'UNKNOWN_VALUE',
    'encoding',
    '只有 CSV 可以选编码',
    'only CSV comes in another encoding than utf-8',
  );
}

/** The bytes of the file; CSV of a whole release comes from PostgreSQL as it is, unless formulas are to be escaped. */
export async function* writeExport(
  { content: { csv, copied, pieces }, writing }: PreparedExport,
  { format, encoding, escapeFormulas }: ExportWish,
): AsyncGenerator<string | Uint8Array> {
  const national = encoding === 'gb18030';
  if (encoding === 'utf-8-bom') yield '\uFEFF';
  if (format === 'csv' && csv !== undefined && !escapeFormulas) {
    yield* csv(national ? 'GB18030' : 'UTF8');
    return;
  }
  const { write, writeCopied } = FORMATS[format];
  if (copied !== undefined && writeCopied !== undefined) {
    yield* writeCopied(copied(), writing);
    return;
  }
  for await (const piece of write(pieces(), writing)) {
    yield national && typeof piece === 'string' ? iconv.encode(piece, 'gb18030') : piece;
  }
}
