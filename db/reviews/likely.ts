import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';

/** One entry as far as likely duplicates are sought by it. */
export interface LikelyRow {
  entryId: string;
  version: number;
  department: string;
  title: string;
  fields: string[];
}

/** The newest version of every entry that is not withdrawn, with its title and the titles of its fields. */
export async function findLikelyRows(db: AppDb): Promise<LikelyRow[]> {
  return db
    .selectFrom('catalogueEntry as entry')
    .innerJoin('entryVersion as newest', (join) =>
      join.onRef('newest.entryId', '=', 'entry.id').onRef('newest.number', '=', 'entry.version'),
    )
    .where('entry.state', '!=', 'WITHDRAWN')
    .select([
      'entry.id as entryId',
      'entry.version',
      'entry.department',
      sql<string>`newest.declaration #>> '{title,zh}'`.as('title'),
      sql<
        string[]
      >`array(select jsonb_array_elements(newest.declaration -> 'fields') #>> '{title,zh}')`.as(
        'fields',
      ),
    ])
    .execute();
}
