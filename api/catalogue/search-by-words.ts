import { type CatalogueFilter, type Facet, FACETS } from '../../db/catalogue/search.ts';
import {
  type CatalogueCounts,
  countsOf,
  type FacetCount,
} from '../../db/catalogue/search-counts.ts';
import type { CatalogueOrder, CataloguePlace } from '../../db/catalogue/search-pages.ts';
import { hitsOf } from './search-hits.ts';
import type { RememberedEntry, SearchMemory } from './search-memory.ts';
import type { SearchReading } from './search-terms.ts';

export interface FindQuestion {
  filter: CatalogueFilter;
  /** The Beijing day, against which lateness is told. */
  today: string;
  order: CatalogueOrder;
  limit: number;
  /** Place of the last entry of the page before. */
  after?: CataloguePlace | undefined;
}

export interface WordsFound {
  page: CataloguePlace[];
  /** The entries of the page, as they are remembered. */
  lines: RememberedEntry[];
  loosely: boolean;
  total: number;
  /** Of each facet among what the filters of the others leave. */
  counts: () => CatalogueCounts;
}

/** What decides where an entry stands. */
interface Ordered {
  score: number;
  releasedKey: string;
  titlePlace: number;
}

interface Match extends Ordered {
  found: RememberedEntry;
  /** A bit for each facet whose filter it fails. */
  misses: number;
}

/** Entries that answer to the words: a page in order, how many there are, and counts of their values. */
export function findByWords(
  memory: SearchMemory,
  reading: SearchReading,
  { filter, today, order, limit, after }: FindQuestion,
): WordsFound {
  const { titles, words, size } = memory;
  const stands = (entry: number) => memory.entry(entry) !== undefined;
  const { hits, loosely } = hitsOf(words, reading, { entries: size, stands });
  const missesOf = missesBy(filter, today);
  const titlePlaces = titles.places();
  const matches = hits.flatMap(({ entry, score }): Match[] => {
    const found = memory.entry(entry);
    if (found === undefined) return [];
    const { id, releasedKey } = found;
    const titlePlace = titlePlaces.get(id) ?? 0;
    return [{ found, score, releasedKey, titlePlace, misses: missesOf(found) }];
  });
  const passing = matches.filter(({ misses }) => misses === 0);
  const page = (after === undefined ? passing : passing.filter(comesAfter(titles, after, order)))
    .toSorted((one, other) => compareIn(order, one, other))
    .slice(0, limit);
  return {
    page: page.map(placeOf),
    lines: page.map(({ found }) => found),
    loosely: loosely && page.length > 0,
    total: passing.length,
    counts: () => countMatches(matches, today),
  };
}

/** The value of an entry that a facet counts and filters by. */
function valueOf(facet: Facet, entry: RememberedEntry, today: string): string {
  if (facet !== 'freshness') return entry[facet];
  if (entry.dueOn === null) return 'NEVER_RELEASED';
  return entry.dueOn < today ? 'LATE' : 'ON_TIME';
}

function missesBy(filter: CatalogueFilter, today: string) {
  const wanted = FACETS.flatMap((facet, at) => {
    const values: readonly string[] | undefined = filter[facet];
    return values === undefined ? [] : [{ facet, bit: 2 ** at, values: new Set(values) }];
  });
  return (entry: RememberedEntry): number =>
    wanted.reduce(
      (misses, { facet, bit, values }) =>
        values.has(valueOf(facet, entry, today)) ? misses : misses | bit,
      0,
    );
}

function placeOf({ found: { id, titleZh, releasedKey }, score }: Match): CataloguePlace {
  // Ascending as everything else: the best first.
  return { rank: -score, releasedKey, title: titleZh, id };
}

/** The entry of the place itself may still be among them, elsewhere or there, or it may be gone. */
function comesAfter(titles: SearchMemory['titles'], after: CataloguePlace, order: CatalogueOrder) {
  const { rank, releasedKey, title, id } = after;
  const titlePlace = titles.placeOf({ id, titleZh: title });
  const from: Ordered = { score: -rank, releasedKey, titlePlace };
  return (one: Match) => one.found.id !== id && compareIn(order, one, from) >= 0;
}

/** Ties are settled by title and id, so that every entry has a place of its own. */
function compareIn(order: CatalogueOrder, one: Ordered, other: Ordered): number {
  if (order === 'RELEVANCE' && one.score !== other.score) return other.score - one.score;
  if (order !== 'TITLE' && one.releasedKey !== other.releasedKey) {
    return one.releasedKey < other.releasedKey ? -1 : 1;
  }
  return one.titlePlace - other.titlePlace;
}

function countMatches(matches: readonly Match[], today: string): CatalogueCounts {
  const total = matches.filter(({ misses }) => misses === 0).length;
  const counts = FACETS.flatMap((facet, at) => {
    const bit = 2 ** at;
    const counted = new Map<string, number>();
    for (const { found, misses } of matches) {
      if ((misses & ~bit) !== 0) continue;
      const value = valueOf(facet, found, today);
      counted.set(value, (counted.get(value) ?? 0) + 1);
    }
    return Array.from(counted, ([value, count]): FacetCount => ({ facet, value, count }));
  });
  return countsOf([{ facet: 'all', value: '', count: total }, ...counts]);
}
