import { findSearchable, findUnindexed, putSearchEntry } from '../../db/catalogue/search-index.ts';
import type { AppDb } from '../../db/connect.ts';
import { entryWords, fieldEntryWords } from './search-words.ts';
import { writePlacedWords } from './word-places.ts';

/**
 * Makes what stands in the catalogue findable, in the transaction that writes it. The database itself
 * drops from the index what is no longer open (M30).
 */
export async function indexDataset(trx: AppDb, datasetId: string): Promise<void> {
  const entry = await findSearchable(trx, datasetId);
  if (entry === undefined) return;
  const fields = entry.fields.map((field) => ({
    name: field.name,
    position: field.position,
    title: field.titleZh,
    words: fieldEntryWords(field),
  }));
  await putSearchEntry(trx, datasetId, writePlacedWords(entryWords(entry)), fields);
}

/** Indexes what was published by a version that wrote no words; how many there were. */
export async function indexRemaining(db: AppDb): Promise<number> {
  const ids = await findUnindexed(db);
  for (const id of ids) {
    await db.transaction().execute((trx) => indexDataset(trx, id));
  }
  return ids.length;
}
