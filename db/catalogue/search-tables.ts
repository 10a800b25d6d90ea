import type { ColumnType } from 'kysely';

/** One open dataset as it is searched; the copies are filled by the database. */
export interface SearchEntryTable {
  datasetId: string;
  openness: ColumnType<string, never, never>;
  theme: ColumnType<string, never, never>;
  department: ColumnType<string, never, never>;
  division: ColumnType<string, never, never>;
  updateCycle: ColumnType<string, never, never>;
  format: ColumnType<string, never, never>;
  title: ColumnType<string, never, never>;
  releasedKey: ColumnType<string, never, never>;
  dueOn: ColumnType<string | null, never, never>;
  /** Each in a line, after the character that tells its places. */
  words: string;
}

/** One field of it that is not closed. */
export interface SearchFieldTable {
  datasetId: string;
  name: string;
  position: number;
  title: string;
  words: ColumnType<never, string, string>;
}

export interface SearchSynonymTable {
  group: number;
  word: string;
}

/** Counts of each value of a facet over the whole open catalogue, kept by the database. */
export interface CatalogueCountTable {
  facet: string;
  value: string;
  count: number;
}
