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

/** Of each entry what its best alternative weighs in each unit, and how much of the search it has. */
interface Tally {
  score: number;
  size: number;
}

/**
 * What has every unit of a search; where nothing has, what has enough of it. In no particular order.
 *
 * @param stands whether an entry is still what its words were taken from
 */
export function hitsOf(
  words: WordPostings,
  { units, phrases, loose }: SearchReading,
  stands: (entry: number) => boolean,
): Hits {
  const candidates = havingAll(words, units).filter((one) => stands(entryOf(one)));
  if (candidates.length > 0) {
    const tallies = new Map(
      candidates.map((one): [number, Tally] => [entryOf(one), { score: 0, size: 0 }]),
    );
    for (const unit of [...units, ...phrases]) add(tallies, words, unit, STRICT, candidates);
    return { hits: scored(tallies, 0), loosely: false };
  }
  const tallies = new Map<number, Tally>();
  for (const unit of loose) add(tallies, words, unit, LOOSE);
  const size = loose.reduce((sum, unit) => sum + unit.size, 0);
  const hits = scored(tallies, Math.ceil(size * ENOUGH)).filter(({ entry }) => stands(entry));
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
  tallies: Map<number, Tally>,
  words: WordPostings,
  { alternatives, size }: Unit,
  weights: Heaviest,
  among?: Postings,
): void {
  const best = new Map<number, { weight: number; isAnywhere: boolean }>();
  for (const alternative of alternatives) {
    const standing = [partsOf(words, alternative, among), wholeOf(words, alternative, among)];
    for (const one of standing.flat()) {
      const weight = weights[alternative.kind][placesOf(one)] ?? 0;
      const isAnywhere = (placesOf(one) & PLACE_BIT.ANYWHERE) !== 0;
      const before = best.get(entryOf(one));
      if (before === undefined) best.set(entryOf(one), { weight, isAnywhere });
      else {
        before.weight = Math.max(before.weight, weight);
        before.isAnywhere ||= isAnywhere;
      }
    }
  }
  for (const [entry, { weight, isAnywhere }] of best) {
    const tally = tallies.get(entry) ?? { score: 0, size: 0 };
    tally.score += weight;
    if (isAnywhere) tally.size += size;
    tallies.set(entry, tally);
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

function scored(tallies: ReadonlyMap<number, Tally>, needed: number): Hit[] {
  return Array.from(tallies).flatMap(([entry, { score, size }]) =>
    size >= needed ? [{ entry, score }] : [],
  );
}
