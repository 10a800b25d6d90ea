const MOST = 1_000;
const MOST_CHARACTERS = 20_000;

/** Queries that were parsed, validated and bounded before, by their text; the least recently used is forgotten first. */
export class KnownOperations<Known> {
  readonly #documents = new Map<string, Known>();

  find(query: string, operationName: string | undefined): Known | undefined {
    const key = keyOf(query, operationName);
    const document = this.#documents.get(key);
    if (document === undefined) return undefined;
    this.#documents.delete(key);
    this.#documents.set(key, document);
    return document;
  }

  remember(query: string, operationName: string | undefined, document: Known): void {
    if (query.length > MOST_CHARACTERS) return;
    this.#documents.set(keyOf(query, operationName), document);
    if (this.#documents.size <= MOST) return;
    const [oldest] = this.#documents.keys();
    if (oldest !== undefined) this.#documents.delete(oldest);
  }
}

function keyOf(query: string, operationName: string | undefined): string {
  return `${operationName ?? ''}\0${query}`;
}
