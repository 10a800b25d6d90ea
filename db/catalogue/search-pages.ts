import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { type CatalogueSearch, FACETS, type Given, givenOf, passes } from './search.ts';

export type CatalogueOrder = 'RELEVANCE' | 'RELEASED' | 'TITLE';

/** Where an entry stands in an order; ids make every place one entry's own. */
export interface CataloguePlace {
  rank: number;
  releasedKey: string;
  title: string;
  id: string;
}

type PageGiven = Given & { limit: number } & {
  [K in keyof CataloguePlace]: CataloguePlace[K] | null;
};

type Key = Exclude<keyof CataloguePlace, 'rank'>;

// Without words all are as relevant, and the newest come first.
const KEYS: Record<CatalogueOrder, readonly Key[]> = {
  RELEVANCE: ['releasedKey', 'title', 'id'],
  RELEASED: ['releasedKey', 'title', 'id'],
  TITLE: ['title', 'id'],
};
const COLUMN = {
  releasedKey: { name: sql`e.released_key`, type: sql`text` },
  title: { name: sql`e.title`, type: sql`text` },
  id: { name: sql`e.dataset_id`, type: sql`uuid` },
} as const;

/** One statement for each order, prepared once. */
function pageStatement(order: CatalogueOrder) {
  const keys = KEYS[order];
  const columns = sql.join(keys.map((key) => COLUMN[key].name));
  return prepared(`catalogue-${order.toLowerCase()}`, (db: AppDb, given: PageGiven) => {
    const after = sql.join(keys.map((key) => sql`${given[key]}::${COLUMN[key].type}`));
    const statement = sql<CataloguePlace>`
      select e.dataset_id as id, 0 as rank, e.released_key, e.title
      from app.search_entry e
      where ${sql.join(
        FACETS.map((facet) => passes(facet, given)),
        sql` and `,
      )}
        and (${given.id}::uuid is null or (${columns}) > (${after}))
      order by ${columns} limit ${given.limit}::integer`;
    return { compile: () => statement.compile(db) };
  });
}

const PAGES = {
  RELEVANCE: pageStatement('RELEVANCE'),
  RELEASED: pageStatement('RELEASED'),
  TITLE: pageStatement('TITLE'),
};

/** A page of entries that are not sought by words, by id, in order; `after` is the place of the last of the page before. */
export function findPage(
  db: AppDb,
  search: CatalogueSearch,
  order: CatalogueOrder,
  page: { limit: number; after?: CataloguePlace | undefined },
): Promise<CataloguePlace[]> {
  const noPlace = { rank: null, releasedKey: null, title: null, id: null };
  return PAGES[order](db, { ...givenOf(search), ...noPlace, ...page.after, limit: page.limit });
}
