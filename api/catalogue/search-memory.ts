import { createHash } from 'node:crypto';
import {
  findSearchChanges,
  MOST_CHANGES,
  type SearchChange,
  type SearchEntry,
} from '../../db/catalogue/search-changes.ts';
import { findSynonymGroups } from '../../db/catalogue/search-synonyms.ts';
import type { AppDb } from '../../db/connect.ts';
import { together } from '../../db/together.ts';
import type { Synonyms } from './search-terms.ts';
import { TitleOrder } from './title-order.ts';
import { WordPostings } from './word-postings.ts';

/** An open entry as it is remembered for the search. */
export interface RememberedEntry extends Omit<SearchEntry, 'words'> {
  id: string;
  /** Tells whether its words are still the same. */
  digest: string;
}

/** Words of entries that are gone are swept out when they are this share of all, and so many. */
const SWEPT_FROM = { share: 0.25, entries: 100 } as const;

/**
 * The open catalogue as it is searched by words, in the memory of this process. It is made from the database alone
 * and brought up to date before every search, so that it is never behind what the asker could know of.
 */
export class SearchMemory {
  /** By the number that an entry has in the postings; of those that are gone nothing. */
  #entries: (RememberedEntry | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  #words = new WordPostings();
  readonly titles = new TitleOrder();
  synonyms: Synonyms = new Map();
  /** Number of the last change that it knows. */
  since = 0;

  get words(): WordPostings {
    return this.#words;
  }

  /** How many numbers there are, those of entries that are gone among them. */
  get size(): number {
    return this.#entries.length;
  }

  entry(number: number): RememberedEntry | undefined {
    return this.#entries[number];
  }

  take({ number, id, entry }: SearchChange): void {
    if (id !== null) this.#put(id, entry);
    this.since = number;
  }

  #put(id: string, found: SearchEntry | undefined): void {
    const before = this.#numbers.get(id);
    const known = before === undefined ? undefined : this.#entries[before];
    if (known !== undefined) this.titles.remove(known);
    if (found === undefined) {
      if (before === undefined) return;
      this.#entries[before] = undefined;
      this.#numbers.delete(id);
      this.#sweep();
      return;
    }
    const { words, ...rest } = found;
    const digest = createHash('sha256').update(words).digest('base64url');
    const entry: RememberedEntry = { ...rest, id, digest };
    this.titles.add(entry);
    if (before !== undefined && known?.digest === digest) {
      // A release changes what is said of an entry, and not its words.
      this.#entries[before] = entry;
      return;
    }
    if (before !== undefined) this.#entries[before] = undefined;
    this.#words.add(this.#entries.push(entry) - 1, words);
    this.#numbers.set(id, this.#entries.length - 1);
    this.#sweep();
  }

  #sweep(): void {
    const gone = this.#entries.length - this.#numbers.size;
    if (gone < SWEPT_FROM.entries || gone < this.#entries.length * SWEPT_FROM.share) return;
    const numbers = new Map<number, number>();
    this.#entries.forEach((entry, before) => {
      if (entry !== undefined) numbers.set(before, numbers.size);
    });
    this.#words = this.#words.renumbered((before) => numbers.get(before));
    this.#entries = this.#entries.filter((entry) => entry !== undefined);
    this.#entries.forEach((entry, number) => {
      if (entry !== undefined) this.#numbers.set(entry.id, number);
    });
  }
}

/** Of each database handle its own; a transaction, being another handle, sees what others do not. */
const memories = new WeakMap<AppDb, SearchMemory>();

/** The memory as the database is now. Searches that come at once ask for it once. */
export const searchMemory = together(
  async (db: AppDb, _nothing: undefined): Promise<SearchMemory> => {
    const memory = memories.get(db) ?? new SearchMemory();
    memories.set(db, memory);
    for (;;) {
      const changes = await findSearchChanges(db, memory.since);
      if (changes.some(({ id }) => id === null)) memory.synonyms = await allSynonyms(db);
      for (const change of changes) memory.take(change);
      if (changes.length < MOST_CHANGES) return memory;
    }
  },
  () => '',
);

async function allSynonyms(db: AppDb): Promise<Synonyms> {
  const others = new Map<string, Set<string>>();
  for (const { words } of await findSynonymGroups(db)) {
    for (const word of words) {
      const known = others.get(word) ?? new Set();
      for (const other of words) if (other !== word) known.add(other);
      others.set(word, known);
    }
  }
  return new Map(Array.from(others, ([word, some]) => [word, [...some].toSorted()]));
}
