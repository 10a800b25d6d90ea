import { type CompiledEntry, lockEntries } from '../../db/compilation/entries.ts';
import type { EntryState } from '../../db/compilation/vocabulary.ts';
import type { AppDb } from '../../db/connect.ts';
import type { CatalogueUpdate } from '../../db/updates/updates.ts';

/** The entries that an application changes, locked, by id. */
export async function entriesOf(
  trx: AppDb,
  { items }: CatalogueUpdate,
): Promise<Map<string, CompiledEntry>> {
  const entries = await lockEntries(
    trx,
    items.map(({ entryId }) => entryId),
  );
  return new Map(entries.map((entry) => [entry.id, entry]));
}

/** Those of its entries to be published that are in a state. */
export async function waitingOf(
  trx: AppDb,
  update: CatalogueUpdate,
  state: EntryState,
): Promise<string[]> {
  const entries = await entriesOf(trx, update);
  return update.items
    .filter(({ kind, entryId }) => kind === 'PUT' && entries.get(entryId)?.state === state)
    .map(({ entryId }) => entryId);
}
