import {
  type CatalogueEntry,
  type CatalogueFilter,
  type CatalogueOrder,
  countEntries,
  countFacet,
  type Facet,
  findEntriesById,
  searchEntries,
} from '../../db/catalogue/entries.ts';
import { z } from 'zod';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { searchGrams } from './grams.ts';

export {
  FACETS,
  type CatalogueFilter,
  type CatalogueOrder,
  type Facet,
} from '../../db/catalogue/entries.ts';

const CATALOGUE_PAGE = { most: 100, searchLength: 200 } as const;

export interface CatalogueQuestion {
  search?: string | undefined;
  filter: CatalogueFilter;
  order: CatalogueOrder;
  first: number;
  after?: string | undefined;
}

export interface CataloguePage {
  entries: { cursor: string; entry: CatalogueEntry }[];
  hasNextPage: boolean;
  totalCount(): Promise<number>;
  facet(facet: Facet): Promise<{ value: string; count: number }[]>;
}

const cursorSchema = z.tuple([z.string(), z.string(), z.uuid()]);

/** Searches the open catalogue; anyone may (M32 ¶1). */
export async function searchCatalogue(
  { db }: System,
  question: CatalogueQuestion,
): Promise<CataloguePage> {
  const { first, order } = question;
  if (first < 1 || first > CATALOGUE_PAGE.most) {
    throw badInput(
      'OUT_OF_RANGE',
      'first',
      `first 应在 1 到 ${CATALOGUE_PAGE.most} 之间`,
      `first must be between 1 and ${CATALOGUE_PAGE.most}`,
    );
  }
  const words = question.search ?? '';
  if (words.length > CATALOGUE_PAGE.searchLength || words.includes('\0')) {
    throw badInput(
      'OUT_OF_RANGE',
      'search',
      `检索词不超过 ${CATALOGUE_PAGE.searchLength} 字`,
      `search has at most ${CATALOGUE_PAGE.searchLength} characters`,
    );
  }
  const search = { ...searchGrams(words), filter: question.filter };
  const after = question.after === undefined ? undefined : readPlace(question.after, order);
  const keys = await searchEntries(db, search, order, { limit: first + 1, after });
  const shown = keys.slice(0, first);
  const found =
    shown.length === 0
      ? []
      : await findEntriesById(
          db,
          shown.map(({ id }) => id),
        );
  const byId = new Map(found.map((entry) => [entry.id, entry]));
  return {
    entries: shown.flatMap(({ id, key }) => {
      const entry = byId.get(id);
      return entry === undefined ? [] : [{ cursor: writePlace(order, key, id), entry }];
    }),
    hasNextPage: keys.length > first,
    totalCount: () => countEntries(db, search),
    facet: (facet) => countFacet(db, search, facet),
  };
}

/** Places in the catalogue hold nothing that is not public, so they are not signed. */
function writePlace(order: CatalogueOrder, key: string, id: string): string {
  return Buffer.from(JSON.stringify([order, key, id])).toString('base64url');
}

function readPlace(cursor: string, order: CatalogueOrder): { key: string; id: string } {
  let place: z.infer<typeof cursorSchema>;
  try {
    place = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new Refusal('CURSOR_INVALID', { argument: 'after' });
  }
  if (place[0] !== order) throw new Refusal('CURSOR_FOREIGN', { argument: 'after' });
  return { key: place[1], id: place[2] };
}
