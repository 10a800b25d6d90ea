export interface Titled {
  id: string;
  titleZh: string;
}

/** As PostgreSQL sorts Chinese titles, by their sound (`zh-x-icu`). */
const collator = new Intl.Collator('zh');

function compare(one: Titled, other: Titled): number {
  if (one.titleZh !== other.titleZh) {
    const order = collator.compare(one.titleZh, other.titleZh);
    if (order !== 0) return order;
    return one.titleZh < other.titleZh ? -1 : 1;
  }
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

/** Entries in the order of their titles, kept because comparing two takes long. */
export class TitleOrder {
  readonly #sorted: Titled[] = [];
  #places: Map<string, number> | undefined;

  add(entry: Titled): void {
    this.#sorted.splice(this.placeOf(entry), 0, entry);
    this.#places = undefined;
  }

  remove(entry: Titled): void {
    this.#sorted.splice(this.placeOf(entry), 1);
    this.#places = undefined;
  }

  /** How many stand before it, whether it is among them or not. */
  placeOf(entry: Titled): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#sorted[middle];
      if (other !== undefined && compare(other, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The same for those that are among them, by their ids. */
  places(): ReadonlyMap<string, number> {
    return (this.#places ??= new Map(this.#sorted.map(({ id }, place) => [id, place])));
  }
}
