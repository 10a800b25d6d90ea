import { z } from 'zod';
import {
  type CatalogueEntry,
  type EntryField,
  findEntriesById,
} from '../../db/catalogue/entries.ts';
import { findFields } from '../../db/catalogue/search-fields.ts';
import type { System } from '../context.ts';
import { searchMemory } from './search-memory.ts';
import { checkSearch, readPlace, writePlace } from './search-place.ts';
import { fieldProbesOf } from './search-probes.ts';
import { readSearch } from './search-terms.ts';

export interface FieldQuestion {
  search: string;
  first: number;
  after?: string | undefined;
}

export interface FoundField {
  cursor: string;
  field: EntryField;
  entry: CatalogueEntry;
}

const placeSchema = z.object({
  rank: z.int32(),
  title: z.string(),
  id: z.uuid(),
  name: z.string(),
});

/** Which open datasets have such a field; closed fields and datasets are not among them (M30). */
export async function searchFields(
  system: System,
  { search, first, after }: FieldQuestion,
): Promise<{ fields: FoundField[]; hasNextPage: boolean }> {
  checkSearch(first, search);
  const place = after === undefined ? undefined : readPlace(after, 'FIELDS', placeSchema);
  const { synonyms } = await searchMemory(system.db, undefined);
  const reading = readSearch(search, synonyms);
  if (reading.units.length === 0) return { fields: [], hasNextPage: false };
  const page = { limit: first + 1, after: place };
  const found = await findFields(system.db, fieldProbesOf(reading), page);
  const shown = found.slice(0, first);
  const ids = [...new Set(shown.map(({ id }) => id))];
  const entries = ids.length === 0 ? [] : await findEntriesById(system.db, ids);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const fields = shown.flatMap((one) => {
    const entry = byId.get(one.id);
    const field = entry?.fields.find(({ name }) => name === one.name);
    if (entry === undefined || field === undefined) return [];
    return [{ cursor: writePlace('FIELDS', one), field, entry }];
  });
  return { fields, hasNextPage: found.length > first };
}
