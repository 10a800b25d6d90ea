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
  matches,
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

interface FacetCount extends ValueCount {
  facet: string;
}

/** Counts of what matches, of each facet among what the others leave; the whole catalogue's are kept ready. */
export async function countCatalogue(db: AppDb, search: CatalogueSearch): Promise<CatalogueCounts> {
  const filtered = FACETS.some((facet) => search.filter[facet] !== undefined);
  if (search.probes === undefined && !filtered) return countsOf(await readyCounts(db, search));
  return countsOf(
    await COUNTS[search.probes === undefined ? 'all' : 'byWord'](db, givenOf(search)),
  );
}

/** One pass over the matches; the bits of an entry tell which filters it fails, and each facet forgives its own. */
function countStatement(byWord: boolean) {
  return prepared(`catalogue-counts${byWord ? '-by-word' : ''}`, (db: AppDb, given: Given) => {
    const misses = FACETS.map(
      (facet, at) => sql`case when ${passes(facet, given)} then 0 else ${sql.lit(1 << at)} end`,
    );
    const values = FACETS.map(
      (facet, at) => sql`(${sql.lit(facet)}, ${facetValue(facet, given)}, ${sql.lit(1 << at)})`,
    );
    const statement = sql<FacetCount>`
      select f.facet, f.value, count(*)::integer as count
      from (select e.*, ${sql.join(misses, sql` + `)} as misses from ${matches(byWord, given)}) e
      cross join lateral (values ('all', '', 0), ${sql.join(values)}) f(facet, value, forgiven)
      where e.misses & ~f.forgiven = 0
      group by f.facet, f.value order by count(*) desc, f.value`;
    return { compile: () => statement.compile(db) };
  });
}

const COUNTS = { byWord: countStatement(true), all: countStatement(false) };

/** Of the days on which releases fall due, only today decides what is late. */
const readyStatement = prepared('catalogue-counts-ready', (db: AppDb, given: { today: string }) => {
  const statement = sql<FacetCount>`
    select f.facet, f.value, sum(c.count)::integer as count
    from app.catalogue_count c cross join lateral (
      select case c.facet when 'dueOn' then 'freshness' else c.facet end as facet,
        case when c.facet <> 'dueOn' then c.value when c.value = '' then 'NEVER_RELEASED'
          when c.value::date < ${given.today}::date then 'LATE' else 'ON_TIME' end as value) f
    where c.count > 0
    group by f.facet, f.value order by sum(c.count) desc, f.value`;
  return { compile: () => statement.compile(db) };
});

const readyCounts = (db: AppDb, { today }: CatalogueSearch) => readyStatement(db, { today });

function countsOf(rows: readonly FacetCount[]): CatalogueCounts {
  const of = (name: string) =>
    rows.flatMap(({ facet, value, count }) => (facet === name ? [{ value, count }] : []));
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, of(facet)]));
  return { total: of('all')[0]?.count ?? 0, facets: facets as CatalogueCounts['facets'] };
}
