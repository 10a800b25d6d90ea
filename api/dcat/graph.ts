import { DataFactory, type NamedNode, type Quad, type Quad_Object } from 'n3';
import { PREFIXES } from './vocabulary.ts';

/** `dct:title` → its IRI. */
function iriOf(name: string): NamedNode {
  const [prefix = '', local = ''] = name.split(':');
  return DataFactory.namedNode(PREFIXES[prefix as keyof typeof PREFIXES] + local);
}

/** A text in both languages. */
interface Bilingual {
  zh: string | null;
  en: string | null;
}

/** Statements about one subject, put down one after the other; what is null is not said. */
export class Subject {
  readonly #node: NamedNode;
  readonly #quads: Quad[];

  constructor(quads: Quad[], iri: string, ...types: string[]) {
    this.#node = DataFactory.namedNode(iri);
    this.#quads = quads;
    for (const type of types) this.#say('rdf:type', iriOf(type));
  }

  /** Something that is known elsewhere, and what kind of thing it is. */
  is(name: string, iri: string, ...types: string[]): this {
    this.has(name, iri, ...types);
    return this;
  }

  text(name: string, { zh, en }: Bilingual): this {
    if (zh !== null && zh !== '') this.#say(name, DataFactory.literal(zh, 'zh'));
    if (en !== null && en !== '') this.#say(name, DataFactory.literal(en, 'en'));
    return this;
  }

  value(name: string, value: string | null, type?: string): this {
    if (value === null) return this;
    return this.#say(
      name,
      type === undefined ? DataFactory.literal(value) : DataFactory.literal(value, iriOf(type)),
    );
  }

  /** Another subject of which this one says something. */
  has(name: string, iri: string, ...types: string[]): Subject {
    const other = new Subject(this.#quads, iri, ...types);
    this.#say(name, other.#node);
    return other;
  }

  #say(name: string, object: Quad_Object): this {
    this.#quads.push(DataFactory.quad(this.#node, iriOf(name), object));
    return this;
  }
}
