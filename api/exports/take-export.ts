import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import type pg from 'pg';
import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput } from '../errors.ts';
import { type ExportArguments, exportRecords, type RecordExport } from './export-records.ts';
import { type ExportFormat, FORMATS } from './formats/formats.ts';
import type { Writing } from './formats/format.ts';
import type { KeptFile, KeptFiles } from './kept-files.ts';
import type { Lane } from './lane.ts';

export const EXPORT_ENCODINGS = ['utf-8', 'utf-8-bom', 'gb18030'] as const;
export type ExportEncoding = (typeof EXPORT_ENCODINGS)[number];

export interface ExportWish extends ExportArguments {
  format: ExportFormat;
  encoding: ExportEncoding;
  escapeFormulas: boolean;
}

/** With what files are made; their connections are not those of pages. */
export interface ExportStore {
  reader: pg.Pool;
  kept: KeptFiles;
  lane: Lane;
  origin: string;
}

export interface TakenExport {
  content: RecordExport;
  /** Of a whole release, a file that is kept; of a part of it, bytes that come once. */
  file: KeptFile | undefined;
  /** Stands for the bytes of a kept file: the same one, the same bytes. */
  etag: string | undefined;
  read: () => AsyncIterable<string | Uint8Array>;
  /** Called when nothing more is read; what is made for this one alone ends. */
  leave: () => void;
}

/** Part of what a file's name stands for: a format that writes otherwise than before takes another number. */
const WRITING = 2;

/**
 * Rows as a file: a whole release, made once and kept; or those that match, streamed.
 * @throws the gate's refusals, BAD_USER_INPUT, NOT_RELEASED, RELEASE_WITHDRAWN, RATE_LIMITED
 */
export async function takeExport(
  system: System,
  store: ExportStore,
  viewer: MaybeViewer,
  entry: CatalogueEntry,
  wish: ExportWish,
): Promise<TakenExport> {
  const { format, encoding, escapeFormulas } = wish;
  refuseEncoding(format, encoding);
  const content = await exportRecords(system, store.reader, viewer, entry, wish);
  const { columns, release, rowCount } = content;
  const { origin } = store;
  const writing: Writing = { entry, release, origin, columns, rowCount, escapeFormulas };
  const cannot = FORMATS[format].cannot?.(writing);
  if (cannot !== undefined) throw badInput('UNKNOWN_VALUE', 'format', cannot.zh, cannot.en);
  const pieces = () => bytesOf(content, writing, wish);

  const fields = columns.map(({ name }) => name);
  // A purge leaves the release its number and takes its digests anew.
  const { id, supersededAt, sha256 } = release;
  const about = [
    WRITING,
    id,
    supersededAt,
    sha256,
    entry.revision,
    fields,
    encoding,
    escapeFormulas,
    origin,
  ];
  const digest = createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 24);
  const etag = `"${digest}.${format}"`;
  if (rowCount !== undefined) {
    const file = await store.kept.take(entry.id, `${release.number}-${digest}.${format}`, pieces);
    return { content, etag, file, read: () => file.read(), leave: file.leave };
  }
  const leave = store.lane.enter();
  return { content, etag: undefined, file: undefined, read: pieces, leave };
}

function refuseEncoding(format: ExportFormat, encoding: ExportEncoding): void {
  if (format === 'csv' || encoding === 'utf-8') return;
  throw badInput(
    'UNKNOWN_VALUE',
    'encoding',
    '只有 CSV 可以选编码',
    'only CSV comes in another encoding than utf-8',
  );
}

/** The bytes of the file; CSV of a whole release comes from PostgreSQL as it is, unless formulas are to be escaped. */
async function* bytesOf(
  { csv, copied, pieces }: RecordExport,
  writing: Writing,
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
