import { allOf, anyOf, entryOf, placesOf, posting, type Postings, within } from './postings.ts';
import type { SearchReading } from './search-terms.ts';
import type { Alternative, Unit } from './search-units.ts';
import { heaviest, LOOSE_WEIGHT, WEIGHT, type Weights } from './search-weights.ts';
import { EVERY_PLACE, OF_PARTS, PLACE_BIT } from './word-places.ts';
import type { WordPostings } from './word-postings.ts';

export interface Hit {
  /** Number of the entry. */
  entry: number;
  score: number;
}

export interface Hits {
  hits: Hit[];
  /** Whether nothing has all the words, so that these have enough of them. */
  loosely: boolean;
}

/** The share of a search that an entry must have, where none has all of it. */
const ENOUGH = 0.4;

type Heaviest = Record<Alternative['kind'], Uint8Array>;
const heaviestOf = ({ TYPED, SYNONYM, SOUND }: Weights): Heaviest => ({
  TYPED: heaviest(TYPED),
  SYNONYM: heaviest(SYNONYM),
  SOUND: heaviest(SOUND),
});
const STRICT = heaviestOf(WEIGHT);
const LOOSE = heaviestOf(LOOSE_WEIGHT);

/** By the numbers of the entries: what the best alternatives weigh, and how much of the search is there. */
interface Tally {
  scores: Int32Array;
  sizes: Int32Array;
}

/**
 * What has every unit of a search; where nothing has, what has enough of it. In no particular order.
 *
 * @param entries how many numbers there are
 * @param stands whether an entry is still what its words were taken from
 */
export function hitsOf(
  words: WordPostings,
  { units, phrases, loose }: SearchReading,
  { entries, stands }: { entries: number; stands: (entry: number) => boolean },
): Hits {
  const tally: Tally = { scores: new Int32Array(entries), sizes: new Int32Array(entries) };
  const hit = (entry: number): Hit => ({ entry, score: tally.scores[entry] ?? 0 });
  const candidates = havingAll(words, units).filter((one) => stands(entryOf(one)));
  if (candidates.length > 0) {
    for (const unit of [...units, ...phrases]) add(tally, words, unit, STRICT, candidates);
    return { hits: candidates.map((one) => hit(entryOf(one))), loosely: false };
  }
  for (const unit of loose) add(tally, words, unit, LOOSE);
  const needed = Math.ceil(loose.reduce((sum, { size }) => sum + size, 0) * ENOUGH);
  const hits: Hit[] = [];
  tally.sizes.forEach((size, entry) => {
    if (size > 0 && size >= needed && stands(entry)) hits.push(hit(entry));
  });
  return { hits, loosely: true };
}

/** Entries that have each of the units anywhere. What stands in few is sought first, and the rest among these. */
function havingAll(words: WordPostings, units: readonly Unit[]): Postings {
  let among: Postings | undefined;
  for (const unit of units.toSorted((one, other) => extent(words, one) - extent(words, other))) {
    const standing = unit.alternatives.map((one) => partsOf(words, one, among));
    const found = within(anyOf(standing), PLACE_BIT.ANYWHERE);
    if (found.length === 0) return [];
    among = found.map((one) => posting(entryOf(one), EVERY_PLACE));
  }
  return among ?? [];
}

/** At most so many entries have the unit; not reckoned where words are sought by their beginning. */
function extent(words: WordPostings, { alternatives }: Unit): number {
  return alternatives.reduce((sum, { atoms }) => {
    const exact = atoms.filter(({ begins }) => !begins).map(({ word }) => words.of(word).length);
    return sum + (exact.length === 0 ? 0 : Math.min(...exact));
  }, 0);
}

function add(
  { scores, sizes }: Tally,
  words: WordPostings,
  { alternatives, size }: Unit,
  weights: Heaviest,
  among?: Postings,
): void {
  const best = new Uint8Array(scores.length);
  const isCounted = new Uint8Array(scores.length);
  for (const alternative of alternatives) {
    for (const standing of [partsOf, wholeOf]) {
      for (const one of standing(words, alternative, among)) {
        const entry = entryOf(one);
        const before = best[entry] ?? 0;
        const weight = weights[alternative.kind][placesOf(one)] ?? 0;
        if (weight > before) {
          best[entry] = weight;
          scores[entry] = (scores[entry] ?? 0) + weight - before;
        }
        if (isCounted[entry] === 1 || (placesOf(one) & PLACE_BIT.ANYWHERE) === 0) continue;
        isCounted[entry] = 1;
        sizes[entry] = (sizes[entry] ?? 0) + size;
      }
    }
  }
}

/** Where all atoms of an alternative stand together. */
function partsOf(words: WordPostings, { atoms }: Alternative, among?: Postings): Postings {
  if (atoms.length === 0) return [];
  const lists = atoms.map(({ word, begins }) =>
    begins ? anyOf(words.beginningWith(word)) : words.of(word),
  );
  return within(allOf(among === undefined ? lists : [among, ...lists]), OF_PARTS);
}

/** Where the whole of it is a keyword, or begins a title. */
function wholeOf(words: WordPostings, { whole }: Alternative, among?: Postings): Postings {
  if (whole === undefined || whole === '') return [];
  const titles = within(anyOf(words.beginningWith(whole)), PLACE_BIT.TITLE_BEGINS);
  const keywords = within(words.of(whole), PLACE_BIT.WHOLE_KEYWORD);
  const either = anyOf([titles, keywords]);
  return among === undefined ? either : allOf([among, either]);
}
