import { entryOf, placesOf, posting, type Postings } from './postings.ts';
import { PLACE_BIT, readPlacedWords } from './word-places.ts';

/** Characters by which words are kept together that begin alike, and by which these are found again. */
const [FEW, MORE] = [2, 4];
/** Chinese is sought by pairs of its characters; by its beginning only what is spelt, and whole titles. */
const SPELT = /^[~^\p{Script=Latin}\p{N}]/u;

/** The words of the open catalogue, each with the entries in which it stands. */
export class WordPostings {
  /** Most words stand in one entry alone, which needs no list. */
  readonly #postings = new Map<string, number | number[]>();
  /** Words by their first characters, and these by the first of them. */
  readonly #beginnings = new Map<string, string[]>();
  readonly #shorter = new Map<string, Set<string>>();

  /** Entries are added in ascending order. */
  add(entry: number, words: string): void {
    readPlacedWords(words, (word, places) => {
      const one = posting(entry, places);
      const before = this.#postings.get(word);
      if (before === undefined) this.#postings.set(word, one);
      else if (typeof before === 'number') this.#postings.set(word, [before, one]);
      else before.push(one);
      const isSpelt = SPELT.test(word);
      if (isSpelt && before === undefined) this.#begin(word);
      const isTitle = (places & PLACE_BIT.TITLE_BEGINS) !== 0;
      if (isTitle && !isSpelt && !this.#isBeginning(word)) this.#begin(word);
    });
  }

  of(word: string): Postings {
    const found = this.#postings.get(word) ?? [];
    return typeof found === 'number' ? [found] : found;
  }

  beginningWith(beginning: string): Postings[] {
    return this.#groups(beginning).flatMap((words) =>
      words.filter((word) => word.startsWith(beginning)).map((word) => this.of(word)),
    );
  }

  /** The same words for entries of new numbers, in the same order; those without one are gone. */
  renumbered(numberOf: (entry: number) => number | undefined): WordPostings {
    const anew = new WordPostings();
    for (const [word, found] of this.#postings) {
      const postings = (typeof found === 'number' ? [found] : found).flatMap((one) => {
        const number = numberOf(entryOf(one));
        return number === undefined ? [] : [posting(number, placesOf(one))];
      });
      const [only] = postings;
      if (only === undefined) continue;
      anew.#postings.set(word, postings.length === 1 ? only : postings);
      if (SPELT.test(word) || this.#isBeginning(word)) anew.#begin(word);
    }
    return anew;
  }

  #isBeginning(word: string): boolean {
    return this.#beginnings.get(word.slice(0, MORE))?.includes(word) ?? false;
  }

  #begin(word: string): void {
    const [few, more] = [word.slice(0, FEW), word.slice(0, MORE)];
    const words = this.#beginnings.get(more) ?? [];
    words.push(word);
    this.#beginnings.set(more, words);
    this.#shorter.set(few, (this.#shorter.get(few) ?? new Set()).add(more));
  }

  #groups(beginning: string): string[][] {
    const of = (groups: Iterable<string>) =>
      Array.from(groups).flatMap((group) => {
        const words = this.#beginnings.get(group);
        return words === undefined ? [] : [words];
      });
    if (beginning.length >= MORE) return of([beginning.slice(0, MORE)]);
    if (beginning.length >= FEW) {
      const groups = Array.from(this.#shorter.get(beginning.slice(0, FEW)) ?? []);
      return of(groups.filter((group) => group.startsWith(beginning)));
    }
    const groups = Array.from(this.#shorter).filter(([few]) => few.startsWith(beginning));
    return groups.flatMap(([, more]) => of(more));
  }
}
