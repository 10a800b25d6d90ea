import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';
import { prepared } from '../prepared.ts';
import type { Openness, ResourceFormat, Theme, UpdateCycle } from './vocabulary.ts';

/** What of an open entry is searched, filtered and ordered by, and what is shown of it in a list. */
export interface SearchEntry {
  slug: string;
  code: string;
  titleZh: string;
  titleEn: string;
  summaryZh: string;
  summaryEn: string;
  openness: Openness;
  theme: Theme;
  department: string;
  division: string;
  updateCycle: UpdateCycle;
  format: ResourceFormat;
  releasedKey: string;
  dueOn: string | null;
  words: string;
}

/** A change, after which the database holds the entry as it is given, or no longer. */
export interface SearchChange {
  /** Changes are seen in the order of their numbers. */
  number: number;
  /** None where the list of synonyms changed. */
  id: string | null;
  entry: SearchEntry | undefined;
}

type Row = { number: number; id: string | null } & {
  [K in keyof SearchEntry]: SearchEntry[K] | null;
};

/** So many at once, that those who wait for something else meanwhile do not wait long. */
export const MOST_CHANGES = 200;

// Asked before every search, and mostly for nothing: whatever the planner believes, it has to begin with the numbers.
const statement = prepared('search-changes', (db: AppDb, given: { since: number }) => {
  const query = sql<Row>`
    select c.number, c.dataset_id as id, e.slug, e.code, e.title_zh, e.title_en, e.summary_zh, e.summary_en,
      e.openness, e.theme, e.department, e.division, e.update_cycle, e.format, e.released_key, e.due_on, e.words
    from (select * from app.search_change where number > ${given.since}::bigint
      order by number limit ${sql.lit(MOST_CHANGES)}) c
    left join lateral (
      select d.slug, d.code, d.title_zh, d.title_en, d.summary_zh, d.summary_en, s.*
      from app.search_entry s join app.dataset d on d.id = s.dataset_id
      where s.dataset_id = c.dataset_id offset 0) e on true
    order by c.number`;
  return { compile: () => query.compile(db) };
});

/** The next changes after a number. A full list may have a next one. */
export async function findSearchChanges(db: AppDb, since: number): Promise<SearchChange[]> {
  const rows = await statement(db, { since });
  return rows.map(({ number, id, ...entry }) => ({
    number,
    id,
    // Closed and withdrawn ones have no row that could be shown (M30).
    entry: entry.words === null ? undefined : (entry as SearchEntry),
  }));
}
