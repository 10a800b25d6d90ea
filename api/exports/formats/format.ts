import type { CatalogueEntry, EntryRelease } from '../../../db/catalogue/entries.ts';
import type { RawRow } from '../../../db/records/read.ts';
import type { Sentence } from '../../errors.ts';
import type { JsonValue } from '../../records/write-value.ts';
import type { AskableField } from '../../records/question.ts';

/** What is written, beside its rows. */
export interface Writing {
  entry: CatalogueEntry;
  release: EntryRelease;
  /** The address of the system, for what a file says of its origin. */
  origin: string;
  columns: readonly AskableField[];
  /** How many rows there will be, where that is known beforehand. */
  rowCount: number | undefined;
  /** Whether cells that a spreadsheet would take for formulas are made plain text. */
  escapeFormulas: boolean;
}

/** How rows become a file, piece by piece and with few of them in memory. */
export interface Format {
  contentType: string;
  /** Why these rows cannot be written so, and what to do instead. */
  cannot?: (writing: Writing) => Sentence | undefined;
  write: (pieces: AsyncIterable<RawRow[]>, writing: Writing) => AsyncIterable<string | Uint8Array>;
  /**
   * The same from whole lines of PostgreSQL's text format, where that is worth a way of its own. Each piece holds
   * until the next one is asked for.
   */
  writeCopied?: (
    copied: AsyncIterable<Buffer>,
    writing: Writing,
  ) => AsyncIterable<string | Uint8Array>;
}

/** A value as it stands in JSON, without its quotes; null where there is none. */
export function cellText(value: JsonValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
