import { createHash } from 'node:crypto';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { KnownOperations } from './known-operations.ts';

const MOST = 200;

/** Makes the schema of some datasets; the questions are the schema layer's, so it is handed in. */
export type DatasetSchemas = (entries: readonly CatalogueEntry[]) => GraphQLSchema;

/** A schema that was made for some datasets, with what was learnt since. */
export class TypedSchema {
  readonly schema: GraphQLSchema;
  readonly known = new KnownOperations();
  #printed: { sdl: string; etag: string } | undefined;

  constructor(schema: GraphQLSchema) {
    this.schema = schema;
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
