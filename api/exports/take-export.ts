import { createHash } from 'node:crypto';
import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import type { RecordExport } from './export-records.ts';
import type { KeptFile, KeptFiles } from './kept-files.ts';
import type { Lane } from './lane.ts';
import { type ExportSource, type ExportWish, prepareExport, writeExport } from './write-export.ts';

/** With what files are made; their connections are not those of pages. */
export interface ExportStore extends ExportSource {
  /** Where files lie. */
  folder: string;
  kept: KeptFiles;
  lane: Lane;
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
  const prepared = await prepareExport(system, store, viewer, entry, wish);
  const { content } = prepared;
  const { columns, release, rowCount } = content;
  const pieces = () => writeExport(prepared, wish);

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
    store.origin,
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
