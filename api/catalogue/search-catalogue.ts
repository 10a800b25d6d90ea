import { z } from 'zod';
import { type CatalogueEntry, findEntriesById } from '../../db/catalogue/entries.ts';
import type { CatalogueFilter, Facet } from '../../db/catalogue/search.ts';
import { countCatalogue, type ValueCount } from '../../db/catalogue/search-counts.ts';
import { type CatalogueOrder, findPage } from '../../db/catalogue/search-pages.ts';
import { allSynonyms } from '../../db/catalogue/search-synonyms.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { findByWords, type FindQuestion } from './search-by-words.ts';
import { type Match, matchOf } from './search-match.ts';
import { searchMemory } from './search-memory.ts';
import { checkSearch, readPlace, writePlace } from './search-place.ts';
import { readSearch, type SearchReading } from './search-terms.ts';

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

/** What a list shows of an entry. */
export type EntryLine = Pick<
  CatalogueEntry,
  | 'id'
  | 'slug'
  | 'code'
  | 'titleZh'
  | 'titleEn'
  | 'summaryZh'
  | 'summaryEn'
  | 'openness'
  | 'theme'
  | 'division'
  | 'updateCycle'
  | 'format'
>;

export type FoundLine = Pick<FoundEntry, 'cursor'> & { entry: EntryLine };

export interface CataloguePage<Found = FoundEntry> {
  entries: Found[];
  hasNextPage: boolean;
  /** Words for which others stood in. */
  synonyms: SearchReading['synonyms'];
  /** Whether nothing has all the words, so that these have enough of them. */
  loosely: boolean;
  totalCount: () => Promise<number>;
  facet: (facet: Facet) => Promise<ValueCount[]>;
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
  const { reading, places, lines: _lines, ...rest } = await find(system, question);
  return { ...rest, entries: await entriesAt(system, places, reading, rest.loosely) };
}

/** The same with no more of each entry than what a list shows, which need not be read where words are sought. */
export async function listCatalogue(
  system: System,
  question: CatalogueQuestion,
): Promise<CataloguePage<FoundLine>> {
  const { reading, places, lines, ...rest } = await find(system, question);
  return {
    ...rest,
    entries:
      lines === undefined
        ? await entriesAt(system, places, reading, rest.loosely)
        : lines.map((entry, at) => ({ cursor: places[at]?.cursor ?? '', entry })),
  };
}

async function find(system: System, question: CatalogueQuestion) {
  const { first, order, filter } = question;
  const words = question.search ?? '';
  checkSearch(first, words);
  const after =
    question.after === undefined ? undefined : readPlace(question.after, order, placeSchema);
  const asked = { filter, order, after, limit: first + 1, today: dayOf(system.clock()) };
  const memory = words === '' ? undefined : await searchMemory(system.db, undefined);
  const reading = readSearch(words, memory?.synonyms ?? new Map());
  const { page, lines, loosely, total, counts } =
    memory !== undefined && reading.units.length > 0
      ? findByWords(memory, reading, asked)
      : await findWithoutWords(system, asked);
  return {
    reading,
    places: page.slice(0, first).map((place) => ({ ...place, cursor: writePlace(order, place) })),
    lines: lines?.slice(0, first),
    hasNextPage: page.length > first,
    synonyms: reading.synonyms,
    loosely,
    totalCount: async () => total ?? (await counts()).total,
    facet: async (facet: Facet) => (await counts()).facets[facet],
  };
}

async function entriesAt(
  { db }: System,
  places: readonly { id: string; cursor: string }[],
  reading: SearchReading,
  loosely: boolean,
): Promise<FoundEntry[]> {
  const ids = places.map(({ id }) => id);
  const found = ids.length === 0 ? [] : await findEntriesById(db, ids);
  const byId = new Map(found.map((entry) => [entry.id, entry]));
  return places.flatMap(({ id, cursor }) => {
    const entry = byId.get(id);
    if (entry === undefined) return [];
    const match = () => matchOf(entry, loosely ? reading.loose : reading.units);
    return [{ cursor, entry, match }];
  });
}

async function findWithoutWords({ db }: System, asked: FindQuestion) {
  const page = await findPage(db, asked, asked.order, asked);
  // Totals and facets come from one statement, asked when the first of them is.
  let counted: ReturnType<typeof countCatalogue> | undefined;
  const counts = () => (counted ??= countCatalogue(db, asked));
  return { page, lines: undefined, loosely: false, total: undefined, counts };
}

export function searchSynonyms({ db }: System): Promise<string[][]> {
  return allSynonyms(db);
}
