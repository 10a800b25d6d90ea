import { type Kysely, sql } from 'kysely';

/** What the sender says about a release (M18) stands with its load, since the load may be held meanwhile. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table pool.load
      add column note text constraint note_says_something check (length(btrim(note)) between 1 and 500);
  `.execute(db);
}
