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

export interface CatalogueSearch {
  filter: CatalogueFilter;
  /** The Beijing day, against which lateness is told. */
  today: string;
}

export type Given = { today: string } & Record<Facet, string[] | null>;

/** What each facet counts, as an expression over the rows of the index. */
export function facetValue(facet: Facet, given: Pick<Given, 'today'>): Expression<string> {
  if (facet !== 'freshness') return sql.ref<string>(`e.${facet}`);
  return sql<string>`case when e.due_on is null then 'NEVER_RELEASED'
    when e.due_on < ${given.today}::date then 'LATE' else 'ON_TIME' end`;
}

export const passes = (facet: Facet, given: Given): RawBuilder<boolean> =>
  sql`(${given[facet]}::text[] is null or ${facetValue(facet, given)} = any(${given[facet]}::text[]))`;

export function givenOf({ filter, today }: CatalogueSearch): Given {
  const filters = Object.fromEntries(
    FACETS.map((facet) => [facet, filter[facet] === undefined ? null : [...filter[facet]]]),
  ) as Record<Facet, string[] | null>;
  return { ...filters, today };
}
