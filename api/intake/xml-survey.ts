import { tooManyColumns } from './record-columns.ts';
import type { XmlHandler } from './xml-events.ts';

const MOST_PATHS = 4000;

/** What is known of all elements that stand at one path. */
export interface XmlPath {
  path: string;
  name: string;
  parent: XmlPath | undefined;
  /** By name, in order of first use. */
  below: Map<string, XmlPath>;
  attributes: Set<string>;
  count: number;
  hasText: boolean;
  /** More than one of them stands under one parent. */
  repeats: boolean;
}

interface Open {
  at: XmlPath;
  /** The children that it has so far. */
  seen: Set<XmlPath>;
}

/** Looks at a whole XML file once: which elements there are, and which of them repeat. */
export class XmlSurvey implements XmlHandler {
  root: XmlPath | undefined;
  readonly paths: XmlPath[] = [];
  readonly #open: Open[] = [];

  open(name: string, attributes: Record<string, string>): void {
    const above = this.#open.at(-1);
    const at = this.#pathOf(name, above?.at);
    at.count += 1;
    for (const attribute of Object.keys(attributes)) at.attributes.add(attribute);
    if (!at.repeats && above !== undefined) {
      if (above.seen.has(at)) at.repeats = true;
      above.seen.add(at);
    }
    this.#open.push({ at, seen: new Set() });
  }

  text(text: string): void {
    const top = this.#open.at(-1);
    if (top !== undefined && !top.at.hasText && text.trim() !== '') top.at.hasText = true;
  }

  close(): void {
    this.#open.pop();
  }

  #pathOf(name: string, parent: XmlPath | undefined): XmlPath {
    const known = parent === undefined ? this.root : parent.below.get(name);
    if (known !== undefined) return known;
    if (this.paths.length >= MOST_PATHS) throw tooManyColumns();
    const made: XmlPath = {
      path: parent === undefined ? name : `${parent.path}/${name}`,
      name,
      parent,
      below: new Map(),
      attributes: new Set(),
      count: 0,
      hasText: false,
      repeats: false,
    };
    this.paths.push(made);
    parent?.below.set(name, made);
    this.root ??= made;
    return made;
  }
}
