import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';
import { prepared } from '../prepared.ts';

/** Questions to the index of fields. */
export interface FieldProbes {
  probes: string[];
  terms: number[];
  weights: number[];
  needed: number;
}

export interface FieldPlace {
  rank: number;
  title: string;
  id: string;
  name: string;
}

type Given = FieldProbes & { limit: number } & { [K in keyof FieldPlace]: FieldPlace[K] | null };

/** The best first; alike ones by title, then by dataset. */
const statement = prepared('search-fields', (db: AppDb, given: Given) => {
  const query = sql<FieldPlace>`
    select -h.score as rank, f.title, h.dataset_id as id, h.name
    from app.search_field_hits(${given.probes}::text[]::tsquery[], ${given.terms}::integer[],
      ${given.weights}::integer[], ${given.needed}::integer) h
    join app.search_field f on f.dataset_id = h.dataset_id and f.name = h.name
    where ${given.id}::uuid is null or (-h.score, f.title, h.dataset_id, h.name)
      > (${given.rank}::integer, ${given.title}::text, ${given.id}::uuid, ${given.name}::text)
    order by 1, 2, 3, 4 limit ${given.limit}::integer`;
  return { compile: () => query.compile(db) };
});

/** Fields of open datasets that answer to the probes. */
export function findFields(
  db: AppDb,
  probes: FieldProbes,
  page: { limit: number; after?: FieldPlace | undefined },
): Promise<FieldPlace[]> {
  const nowhere = { rank: null, title: null, id: null, name: null };
  return statement(db, { ...probes, ...nowhere, ...page.after, limit: page.limit });
}
