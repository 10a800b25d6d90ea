import { tooManyColumns } from './record-columns.ts';
import type { XmlHandler } from './xml-events.ts';

const MOST_PATHS = 4000;

/** What is known of all elements that stand at one path. */
export interface XmlPath {
  path: string;
  name: string;
  parent: XmlPath | undefined;
  children: XmlPath[];
  attributes: Set<string>;
  count: number;
  hasText: boolean;
  /** More than one of them stands under one parent. */
  repeats: boolean;
}

interface Open {
  at: XmlPath;
  counts: Map<XmlPath, number>;
}

/** Looks at a whole XML file once: which elements there are, and which of them repeat. */
export class XmlSurvey implements XmlHandler {
  root: XmlPath | undefined;
  readonly #paths = new Map<string, XmlPath>();
  readonly #open: Open[] = [];

  open(name: string, attributes: Record<string, string>): void {
    const above = this.#open.at(-1);
    const at = this.#pathOf(name, above?.at);
    at.count += 1;
    for (const attribute of Object.keys(attributes)) at.attributes.add(attribute);
    const count = (above?.counts.get(at) ?? 0) + 1;
    if (count > 1) at.repeats = true;
    above?.counts.set(at, count);
    this.#open.push({ at, counts: new Map() });
  }

  text(text: string): void {
    const top = this.#open.at(-1);
    if (top !== undefined && !top.at.hasText && text.trim() !== '') top.at.hasText = true;
  }

  close(): void {
    this.#open.pop();
  }

  #pathOf(name: string, parent: XmlPath | undefined): XmlPath {
    const path = parent === undefined ? name : `${parent.path}/${name}`;
    const known = this.#paths.get(path);
    if (known !== undefined) return known;
    if (this.#paths.size >= MOST_PATHS) throw tooManyColumns();
    const made: XmlPath = {
      path,
      name,
      parent,
      children: [],
      attributes: new Set(),
      count: 0,
      hasText: false,
      repeats: false,
    };
    this.#paths.set(path, made);
    parent?.children.push(made);
    this.root ??= made;
    return made;
  }

  get paths(): XmlPath[] {
    return [...this.#paths.values()];
  }
}
