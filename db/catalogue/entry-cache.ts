/** What names one state of an entry. */
export interface Revision {
  id: string;
  revision: number;
}

const MOST = 2_000;

/**
 * Entries that were read before, each good for as long as the database still gives its dataset the same revision.
 * They are frozen, since every request that comes by shares them; the least recently used is forgotten first.
 */
export class EntryCache<Entry extends Revision> {
  readonly #entries = new Map<string, Entry>();

  find({ id, revision }: Revision): Entry | undefined {
    const known = this.#entries.get(id);
    if (known?.revision !== revision) return undefined;
    this.#entries.delete(id);
    this.#entries.set(id, known);
    return known;
  }

  remember(entry: Entry): Entry {
    this.#entries.delete(entry.id);
    this.#entries.set(entry.id, deeplyFrozen(entry));
    if (this.#entries.size > MOST) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    return entry;
  }
}

function deeplyFrozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) deeplyFrozen(part);
  return Object.freeze(value);
}
