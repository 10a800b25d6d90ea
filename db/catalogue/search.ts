import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Openness, ResourceFormat, Theme, UpdateCycle } from './vocabulary.ts';

/** Whether the newest release came within the update cycle (M18). */
export const FRESHNESS = ['ON_TIME', 'LATE', 'NEVER_RELEASED'] as const;
export type Freshness = (typeof FRESHNESS)[number];

export interface CatalogueFilter {
  openness?: readonly Openness[] | undefined;
  theme?: readonly Theme[] | undefined;
  department?: readonly string[] | undefined;
  division?: readonly string[] | undefined;
  updateCycle?: readonly UpdateCycle[] | undefined;
  format?: readonly ResourceFormat[] | undefined;
  freshness?: readonly Freshness[] | undefined;
}

export type Facet = keyof CatalogueFilter;
export const FACETS = [
  'openness',
  'theme',
  'department',
  'division',
  'updateCycle',
  'format',
  'freshness',
] as const satisfies readonly Facet[];

/** Questions to the index, side by side: each is one place of one term, with its weight. */
export interface Probes {
  probes: string[];
  terms: number[];
  weights: number[];
  sizes: number[];
  loose: boolean[];
  needed: number;
  neededLoosely: number;
}

export interface CatalogueSearch {
  /** None where nothing is sought by words. */
  probes: Probes | undefined;
  filter: CatalogueFilter;
  /** The Beijing day, against which lateness is told. */
  today: string;
}

export type Given = Probes & { today: string } & Record<Facet, string[] | null>;

/** What each facet counts, as an expression over the rows of the index. */
export function facetValue(facet: Facet, given: Pick<Given, 'today'>): Expression<string> {
  if (facet !== 'freshness') return sql.ref<string>(`e.${facet}`);
  return sql<string>`case when e.due_on is null then 'NEVER_RELEASED'
    when e.due_on < ${given.today}::date then 'LATE' else 'ON_TIME' end`;
}

export const passes = (facet: Facet, given: Given): RawBuilder<boolean> =>
  sql`(${given[facet]}::text[] is null or ${facetValue(facet, given)} = any(${given[facet]}::text[]))`;

/** The rows that match by word, before any filter. */
export function matches(byWord: boolean, given: Given) {
  if (!byWord) return sql`(select *, 0 as rank, false as loosely from app.search_entry) e`;
  const { probes, terms, weights, sizes, loose, needed, neededLoosely } = given;
  return sql`(select s.*, -h.score as rank, h.loosely from app.search_hits(${probes}::text[]::tsquery[],
      ${terms}::integer[], ${weights}::integer[], ${sizes}::integer[], ${loose}::boolean[],
      ${needed}::integer, ${neededLoosely}::integer) h
    join app.search_entry s on s.dataset_id = h.dataset_id) e`;
}

const NO_PROBES: Probes = {
  probes: [],
  terms: [],
  weights: [],
  sizes: [],
  loose: [],
  needed: 0,
  neededLoosely: 0,
};

export function givenOf({ probes, filter, today }: CatalogueSearch): Given {
  const filters = Object.fromEntries(
    FACETS.map((facet) => [facet, filter[facet] === undefined ? null : [...filter[facet]]]),
  ) as Record<Facet, string[] | null>;
  return { ...(probes ?? NO_PROBES), ...filters, today };
}
