import { type RawBuilder, sql } from 'kysely';
import type { AppDb } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { type CatalogueSearch, FACETS, type Given, givenOf, matches, passes } from './search.ts';

export type CatalogueOrder = 'RELEVANCE' | 'RELEASED' | 'TITLE';

/** Where an entry stands in an order; ids make every place one entry's own. */
export interface CataloguePlace {
  rank: number;
  releasedKey: string;
  title: string;
  id: string;
}

export interface FoundKey extends CataloguePlace {
  /** Found by enough of the words, since nothing has all of them. */
  loosely: boolean;
  /** How many the page was taken from; not counted without words. */
  total: number | null;
}

type PageGiven = Given & { limit: number } & {
  [K in keyof CataloguePlace]: CataloguePlace[K] | null;
};

const ORDER: Record<
  CatalogueOrder,
  { columns: RawBuilder<unknown>; keys: readonly (keyof CataloguePlace)[] }
> = {
  RELEVANCE: {
    columns: sql`e.rank, e.released_key, e.title, e.dataset_id`,
    keys: ['rank', 'releasedKey', 'title', 'id'],
  },
  RELEASED: {
    columns: sql`e.released_key, e.title, e.dataset_id`,
    keys: ['releasedKey', 'title', 'id'],
  },
  TITLE: { columns: sql`e.title, e.dataset_id`, keys: ['title', 'id'] },
};
const KEY_TYPE = {
  rank: sql`integer`,
  releasedKey: sql`text`,
  title: sql`text`,
  id: sql`uuid`,
} as const;

/** One statement for each order, with and without words, prepared once. */
function pageStatement(order: CatalogueOrder, byWord: boolean) {
  const { columns, keys } = ORDER[order];
  return prepared(
    `catalogue-${order.toLowerCase()}${byWord ? '-by-word' : ''}`,
    (db: AppDb, given: PageGiven) => {
      const after = sql.join(keys.map((key) => sql`${given[key]}::${KEY_TYPE[key]}`));
      const statement = sql<FoundKey>`
        select e.dataset_id as id, e.rank, e.released_key, e.title, e.loosely,
          ${byWord ? sql`(count(*) over ())::integer` : sql`null::integer`} as total
        from ${matches(byWord, given)}
        where ${sql.join(
          FACETS.map((facet) => passes(facet, given)),
          sql` and `,
        )}
          and (${given.id}::uuid is null or (${columns}) > (${after}))
        order by ${columns} limit ${given.limit}::integer`;
      return { compile: () => statement.compile(db) };
    },
  );
}

const PAGES = Object.fromEntries(
  (Object.keys(ORDER) as CatalogueOrder[]).map((order) => [
    order,
    { byWord: pageStatement(order, true), all: pageStatement(order, false) },
  ]),
) as Record<CatalogueOrder, Record<'byWord' | 'all', ReturnType<typeof pageStatement>>>;

/** A page of entries, by id, in order; `after` is the place of the last of the page before. */
export function findPage(
  db: AppDb,
  search: CatalogueSearch,
  order: CatalogueOrder,
  page: { limit: number; after?: CataloguePlace | undefined },
): Promise<FoundKey[]> {
  const noPlace = { rank: null, releasedKey: null, title: null, id: null };
  const given = { ...givenOf(search), ...noPlace, ...page.after, limit: page.limit };
  // Without words all are as relevant, and the index in order of release serves the first page.
  const asked = search.probes === undefined && order === 'RELEVANCE' ? 'RELEASED' : order;
  return PAGES[asked][search.probes === undefined ? 'all' : 'byWord'](db, given);
}
