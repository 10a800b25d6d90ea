import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';
import { prepared } from '../prepared.ts';
import {
  type CatalogueSearch,
  type Facet,
  FACETS,
  facetValue,
  type Given,
  givenOf,
  passes,
} from './search.ts';

export interface ValueCount {
  value: string;
  count: number;
}

export interface CatalogueCounts {
  total: number;
  facets: Record<Facet, ValueCount[]>;
}

/** How many entries have one value of one facet and fail the same filters. */
interface GroupCount {
  absent: number;
  value: string | null;
  misses: number;
  count: number;
}

/** Counts of what passes, of each facet among what the others leave; the whole catalogue's are kept ready. */
export async function countCatalogue(db: AppDb, search: CatalogueSearch): Promise<CatalogueCounts> {
  const filtered = FACETS.some((facet) => search.filter[facet] !== undefined);
  if (!filtered) return readyCounts(db, search);
  const groups = await countStatement(db, givenOf(search));
  const all = 2 ** FACETS.length - 1;
  const countOf = (absent: number, forgiven: number) => {
    const counts = new Map<string, number>();
    for (const group of groups) {
      if (group.absent !== absent || (group.misses & ~forgiven) !== 0) continue;
      const value = group.value ?? '';
      counts.set(value, (counts.get(value) ?? 0) + group.count);
    }
    return [...counts].map(([value, count]) => ({ facet: '', value, count }));
  };
  const total = countOf(all, 0).map((one) => ({ ...one, facet: 'all' }));
  // The first facet is the highest bit of what PostgreSQL says is absent from a group.
  const facets = FACETS.flatMap((facet, at) =>
    countOf(all - 2 ** (FACETS.length - 1 - at), 2 ** at).map((one) => ({ ...one, facet })),
  );
  return countsOf([...total, ...facets]);
}

/** One pass over the catalogue, each entry with bits that tell which filters it fails: every facet forgives its own. */
const countStatement = prepared('catalogue-counts', (db: AppDb, given: Given) => {
  const misses = FACETS.map(
    (facet, at) => sql`case when ${passes(facet, given)} then 0 else ${sql.lit(2 ** at)} end`,
  );
  const values = FACETS.map((facet) => sql`${facetValue(facet, given)} as ${sql.ref(facet)}`);
  const columns = FACETS.map((facet) => sql.ref(`c.${facet}`));
  const groups = columns.map((column) => sql`(${column}, c.misses)`);
  const statement = sql<GroupCount>`
    select grouping(${sql.join(columns)}) as absent, coalesce(${sql.join(columns)}) as value,
      c.misses, count(*)::integer as count
    from (select ${sql.join(values)}, ${sql.join(misses, sql` + `)} as misses
      from app.search_entry e) c
    group by grouping sets ((c.misses), ${sql.join(groups)})`;
  return { compile: () => statement.compile(db) };
});

/** Of the facet `all` there is one value, the empty text. */
export interface FacetCount extends ValueCount {
  facet: string;
}

/** Of the days on which releases fall due, only today decides what is late. */
const readyStatement = prepared('catalogue-counts-ready', (db: AppDb, given: { today: string }) => {
  const statement = sql<FacetCount>`
    select f.facet, f.value, sum(c.count)::integer as count
    from app.catalogue_count c cross join lateral (
      select case c.facet when 'dueOn' then 'freshness' else c.facet end as facet,
        case when c.facet <> 'dueOn' then c.value when c.value = '' then 'NEVER_RELEASED'
          when c.value::date < ${given.today}::date then 'LATE' else 'ON_TIME' end as value) f
    where c.count > 0
    group by f.facet, f.value`;
  return { compile: () => statement.compile(db) };
});

const readyCounts = async (db: AppDb, { today }: CatalogueSearch) =>
  countsOf(await readyStatement(db, { today }));

/** Values of each facet, the most frequent first. */
export function countsOf(rows: readonly FacetCount[]): CatalogueCounts {
  const of = (name: string) =>
    rows
      .flatMap(({ facet, value, count }) => (facet === name ? [{ value, count }] : []))
      .toSorted((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, of(facet)]));
  return { total: of('all')[0]?.count ?? 0, facets: facets as CatalogueCounts['facets'] };
}
