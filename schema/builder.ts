import SchemaBuilder from '@pothos/core';
import type { MaybeViewer } from '../api/accounts/viewer.ts';
import type { CatalogueEntry } from '../api/catalogue/entry.ts';
import type { System } from '../api/context.ts';

/** What every resolver is given. */
export interface Context {
  system: System;
  viewer: MaybeViewer;
  requestId: string;
  /** What was read with who asks: the entry of a slug, or that there is none. */
  known?: { slug: string; entry: CatalogueEntry | undefined };
  /** Where the answer takes rows as the text in which they were written; gives what stands for them in a list. */
  splice?: { put(items: Buffer): string };
}

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    Date: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date | string };
    JSON: { Input: unknown; Output: unknown };
    Record: { Input: never; Output: unknown };
    ID: { Input: string; Output: string };
  };
}>({ defaultFieldNullability: false });

/** What the builder knows of this schema, for functions that make types of one shape. */
export type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never;

builder.queryType({});
builder.mutationType({});
