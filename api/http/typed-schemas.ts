import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type GraphQLSchema,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { KnownOperations } from './known-operations.ts';

const MOST = 200;

/** A document with the schema by which it is executed. */
export interface Executable {
  schema: GraphQLSchema;
  document: DocumentNode;
}

/** The schema of some datasets. */
export interface OwnSchema {
  schema: GraphQLSchema;
  /** The same question where rows are text; undefined where it asks for no row, or more of one than its values. */
  asRowText: (document: DocumentNode) => Executable | undefined;
}

/** Makes it; the questions are the schema layer's, so this is handed in. */
export type DatasetSchemas = (entries: readonly CatalogueEntry[]) => OwnSchema;

/** A document that was found good, and the form in which it is executed on the short road. */
interface KnownDocument {
  document: DocumentNode;
  short: () => Executable;
}

/** A schema that was made for some datasets, with what was learnt since. */
export class TypedSchema {
  readonly schema: GraphQLSchema;
  readonly known = new KnownOperations<KnownDocument>();
  readonly #own: OwnSchema;
  #printed: { sdl: string; etag: string } | undefined;

  constructor(own: OwnSchema) {
    this.schema = own.schema;
    this.#own = own;
  }

  remember(query: string, operationName: string | undefined, document: DocumentNode): void {
    let short: Executable | undefined;
    this.known.remember(query, operationName, {
      document,
      // Made when the query comes again: of many that never do, the schema is made once less.
      short: () => (short ??= this.#own.asRowText(document) ?? { schema: this.schema, document }),
    });
  }

  /** Its SDL, sorted, so that a difference is a change. */
  get printed(): { sdl: string; etag: string } {
    if (this.#printed === undefined) {
      const sdl = `${printSchema(lexicographicSortSchema(this.schema))}\n`;
      const digest = createHash('sha256').update(sdl).digest('base64url').slice(0, 22);
      this.#printed = { sdl, etag: `"${digest}"` };
    }
    return this.#printed;
  }
}

/** Schemas by the shapes they were made for: a release of the same shape finds the one before it. */
export class TypedSchemas {
  readonly #schemas = new Map<string, TypedSchema>();
  readonly #shapes = new WeakMap<CatalogueEntry, string>();
  readonly #make: DatasetSchemas;

  constructor(make: DatasetSchemas) {
    this.#make = make;
  }

  of(entries: readonly CatalogueEntry[]): TypedSchema {
    const key = entries.map((entry) => this.#shapeOf(entry)).join(' ');
    const found = this.#schemas.get(key) ?? new TypedSchema(this.#make(entries));
    this.#schemas.delete(key);
    this.#schemas.set(key, found);
    if (this.#schemas.size > MOST) {
      const [oldest] = this.#schemas.keys();
      if (oldest !== undefined) this.#schemas.delete(oldest);
    }
    return found;
  }

  #shapeOf(entry: CatalogueEntry): string {
    const known = this.#shapes.get(entry);
    if (known !== undefined) return known;
    const { slug, titleZh, titleEn, fields, place, links } = entry;
    const shape = createHash('sha256')
      .update(JSON.stringify([slug, titleZh, titleEn, fields, place, links]))
      .digest('base64url');
    this.#shapes.set(entry, shape);
    return shape;
  }
}
