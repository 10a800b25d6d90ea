import { z } from 'zod';
import { type CatalogueEntry, findEntriesById } from '../../db/catalogue/entries.ts';
import type { CatalogueFilter, Facet } from '../../db/catalogue/search.ts';
import { countCatalogue, type ValueCount } from '../../db/catalogue/search-counts.ts';
import { type CatalogueOrder, findPage } from '../../db/catalogue/search-pages.ts';
import { allSynonyms, findSynonyms } from '../../db/catalogue/search-synonyms.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { type Match, matchOf } from './search-match.ts';
import { checkSearch, readPlace, writePlace } from './search-place.ts';
import { probesOf, whatMatches } from './search-probes.ts';
import { readSearch, type SearchReading, synonymCandidates } from './search-terms.ts';

export {
  FACETS,
  FRESHNESS,
  type CatalogueFilter,
  type Facet,
} from '../../db/catalogue/search.ts';
export type { CatalogueOrder } from '../../db/catalogue/search-pages.ts';

export interface CatalogueQuestion {
  search?: string | undefined;
  filter: CatalogueFilter;
  order: CatalogueOrder;
  first: number;
  after?: string | undefined;
}

export interface FoundEntry {
  cursor: string;
  entry: CatalogueEntry;
  /** Where the words stand in it. */
  match: () => Match;
}

export interface CataloguePage {
  entries: FoundEntry[];
  hasNextPage: boolean;
  /** Words for which others stood in. */
  synonyms: SearchReading['synonyms'];
  /** Whether nothing has all the words, so that these have enough of them. */
  loosely: boolean;
  totalCount(): Promise<number>;
  facet(facet: Facet): Promise<ValueCount[]>;
}

const placeSchema = z.object({
  rank: z.int32(),
  releasedKey: z.string(),
  title: z.string(),
  id: z.uuid(),
});

/** Searches the open catalogue; anyone may (M32 ¶1). */
export async function searchCatalogue(
  system: System,
  question: CatalogueQuestion,
): Promise<CataloguePage> {
  const { db, clock } = system;
  const { first, order, filter } = question;
  const words = question.search ?? '';
  checkSearch(first, words);
  const after =
    question.after === undefined ? undefined : readPlace(question.after, order, placeSchema);
  const reading = await understand(system, words);
  const byWord = reading.units.length > 0;
  const today = dayOf(clock());
  const search = { probes: byWord ? probesOf(reading) : undefined, filter, today };
  const keys = await findPage(db, search, order, { limit: first + 1, after });
  const shown = keys.slice(0, first);
  const ids = shown.map(({ id }) => id);
  const found = ids.length === 0 ? [] : await findEntriesById(db, ids);
  const byId = new Map(found.map((entry) => [entry.id, entry]));
  const loosely = keys[0]?.loosely ?? false;
  // Totals and facets come from one statement, asked when the first of them is.
  let counted: ReturnType<typeof countCatalogue> | undefined;
  const counts = () => {
    counted ??= countCatalogue(db, {
      probes: byWord ? whatMatches(reading) : undefined,
      filter,
      today,
    });
    return counted;
  };
  return {
    entries: shown.flatMap(({ rank, releasedKey, title, id }) => {
      const entry = byId.get(id);
      if (entry === undefined) return [];
      const match = () => matchOf(entry, loosely ? reading.loose : reading.units);
      return [{ cursor: writePlace(order, { rank, releasedKey, title, id }), entry, match }];
    }),
    hasNextPage: keys.length > first,
    synonyms: reading.synonyms,
    loosely,
    // Whatever matches was ranked for the first page, and is counted with it.
    totalCount: async () =>
      byWord && after === undefined ? (keys[0]?.total ?? 0) : (await counts()).total,
    facet: async (facet) => (await counts()).facets[facet],
  };
}

/** What the words ask for, with the synonyms that the Bureau keeps. */
export async function understand({ db }: System, words: string): Promise<SearchReading> {
  const candidates = synonymCandidates(words);
  const synonyms = candidates.length === 0 ? [] : await findSynonyms(db, candidates);
  return readSearch(words, new Map(synonyms.map(({ word, others }) => [word, others])));
}

export function searchSynonyms({ db }: System): Promise<string[][]> {
  return allSynonyms(db);
}
