import type { AsideRow, SentRow, XmlLayout } from './recognition.ts';
import type { XmlHandler } from './xml-events.ts';

interface Element {
  name: string;
  path: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
  /** Whether a record stood within it: a level without one would else vanish. */
  held: boolean;
}

/** Turns the elements of an XML file into rows as they close; only the open ones are held. */
export class XmlRows implements XmlHandler {
  #rows: SentRow[] = [];
  #aside: AsideRow[] = [];
  readonly #record: string;
  readonly #keys: ReadonlyMap<string, number>;
  readonly #repeating: ReadonlySet<string>;
  readonly #open: Element[] = [];
  /** How deep within a record the reading is; outside of one, texts are not kept. */
  #within = 0;
  #number = 0;

  constructor({ record, keys, repeating }: XmlLayout) {
    this.#record = record;
    this.#keys = new Map(keys.map((key, at) => [key, at]));
    this.#repeating = new Set(repeating);
  }

  open(name: string, attributes: Record<string, string>): void {
    const above = this.#open.at(-1);
    const path = above === undefined ? name : `${above.path}/${name}`;
    if (this.#within > 0 || path === this.#record) this.#within += 1;
    this.#open.push({ name, path, attributes, text: '', children: [], held: false });
  }

  text(text: string): void {
    const top = this.#open.at(-1);
    if (top !== undefined && this.#within > 0) top.text += text;
  }

  close(): void {
    const element = this.#open.pop();
    if (element === undefined) return;
    if (this.#within > 0) this.#within -= 1;
    if (element.path === this.#record) {
      for (const level of this.#open) level.held = true;
      this.#rows.push({ line: ++this.#number, cells: this.#cells(element, true) });
    } else if (this.#within > 0) {
      this.#open.at(-1)?.children.push(element);
    } else if (!element.held && this.#record.startsWith(`${element.path}/`)) {
      this.#aside.push({
        line: ++this.#number,
        cells: this.#cells(element, false),
        reason: 'GROUP',
      });
    }
  }

  /** What was read since the last time. */
  take(): { rows: SentRow[]; aside: AsideRow[] } {
    const taken = { rows: this.#rows, aside: this.#aside };
    this.#rows = [];
    this.#aside = [];
    return taken;
  }

  /** The cells of a record, or of a level above that holds none. */
  #cells(element: Element, isRecord: boolean): (string | null)[] {
    const cells: (string | null)[] = Array.from({ length: this.#keys.size }, () => null);
    const set = (key: string, value: string) => {
      const at = this.#keys.get(key);
      if (at === undefined) return;
      const before = cells[at] ?? null;
      cells[at] = before === null ? value : `${before}；${value}`;
    };
    const attributes = (of: Element) => {
      for (const [name, value] of Object.entries(of.attributes)) set(`${of.path}@${name}`, value);
    };
    const fill = (of: Element) => {
      attributes(of);
      const text = of.text.trim();
      if (text !== '') set(of.path, text);
      for (const child of of.children) {
        if (this.#repeating.has(child.path)) set(child.path, plainOf(child));
        else fill(child);
      }
    };
    for (const level of this.#open) attributes(level);
    if (isRecord) fill(element);
    else attributes(element);
    return cells;
  }
}

/** A repeated child as text: its own, or JSON where it holds more. */
function plainOf(element: Element): string {
  if (element.children.length === 0 && Object.keys(element.attributes).length === 0)
    return element.text.trim();
  return JSON.stringify(objectOf(element));
}

function objectOf({ attributes, text, children }: Element): object {
  const members = children.map((child) => [child.name, objectOf(child)]);
  return {
    ...attributes,
    ...(text.trim() !== '' && { text: text.trim() }),
    ...(members.length > 0 && { children: members }),
  };
}
