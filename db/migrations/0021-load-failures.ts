import { type Kysely, sql } from 'kysely';

/** Why a load failed, in both languages, for whoever sent it; `failure` is for the operator. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table pool.load add column failure_sentence jsonb`.execute(db);
}
