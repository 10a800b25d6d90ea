import type pg from 'pg';

/** How many statements are known by name, and how many each connection has prepared at most. */
const MOST_KNOWN = 1_000;
const MOST_PREPARED = 64;

/**
 * Names under which statements that come again are prepared on a connection, so that they are parsed and planned
 * once. What connections remember is bounded: one that has prepared its share is replaced by a fresh one.
 */
export class StatementNames {
  readonly #names = new Map<string, string | undefined>();
  readonly #prepared = new WeakMap<pg.PoolClient, Set<string>>();
  #next = 0;

  /** The name of a statement that came before; the least recently used is forgotten first. */
  nameOf(text: string): string | undefined {
    const seen = this.#names.has(text);
    const name = this.#names.get(text) ?? (seen ? `records-${this.#next++}` : undefined);
    this.#names.delete(text);
    this.#names.set(text, name);
    if (this.#names.size > MOST_KNOWN) {
      const [oldest] = this.#names.keys();
      if (oldest !== undefined) this.#names.delete(oldest);
    }
    return name;
  }

  /** Notes that a connection has prepared a statement; whether that was its share. */
  exhausts(client: pg.PoolClient, name: string | undefined): boolean {
    if (name === undefined) return false;
    const prepared = this.#prepared.get(client) ?? new Set();
    this.#prepared.set(client, prepared.add(name));
    return prepared.size >= MOST_PREPARED;
  }
}
