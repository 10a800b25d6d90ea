import { EVERY_PLACE, PLACE_BITS } from './word-places.ts';

/**
 * Entries in which something stands: the number of each and the places in one integer, ascending. So a word of ten
 * thousand entries takes no more than an array, and two are compared without looking anything up.
 */
export type Postings = readonly number[];

export const posting = (entry: number, places: number): number => (entry << PLACE_BITS) | places;
export const entryOf = (one: number): number => one >> PLACE_BITS;
export const placesOf = (one: number): number => one & EVERY_PLACE;

/** Those of the places that are named; entries with none of them are left out. */
export function within(postings: Postings, places: number): number[] {
  const some: number[] = [];
  for (const one of postings) {
    const left = placesOf(one) & places;
    if (left !== 0) some.push(posting(entryOf(one), left));
  }
  return some;
}

/** Entries that stand in all lists, in a place that is the same in all; the shortest list leads. */
export function allOf(lists: readonly Postings[]): Postings {
  const [shortest = [], ...others] = lists.toSorted((one, other) => one.length - other.length);
  return others.reduce(both, shortest);
}

function both(few: Postings, many: Postings): number[] {
  const common: number[] = [];
  let at = 0;
  for (const one of few) {
    at = firstFrom(many, entryOf(one), at);
    const other = many[at];
    if (other === undefined) break;
    const places = placesOf(one) & placesOf(other);
    if (entryOf(other) === entryOf(one) && places !== 0) common.push(posting(entryOf(one), places));
  }
  return common;
}

/** Where the entry stands or would stand, from a position on; in growing steps, since it is mostly near. */
function firstFrom(postings: Postings, entry: number, from: number): number {
  const target = posting(entry, 0);
  const isBefore = (at: number) => (postings[at] ?? Number.POSITIVE_INFINITY) < target;
  if (!isBefore(from)) return from;
  let step = 1;
  while (isBefore(from + step)) step *= 2;
  let low = from + step / 2;
  let high = Math.min(from + step, postings.length);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/** Entries that stand in any of the lists, with the places of all. */
export function anyOf(lists: readonly Postings[]): Postings {
  const [only, ...others] = lists.filter(({ length }) => length > 0);
  if (only === undefined || others.length === 0) return only ?? [];
  const sorted = Int32Array.from([only, ...others].flat()).toSorted();
  const united: number[] = [];
  for (const one of sorted) {
    const last = united.at(-1);
    if (last !== undefined && entryOf(last) === entryOf(one))
      united[united.length - 1] = last | one;
    else united.push(one);
  }
  return united;
}
