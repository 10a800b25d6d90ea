import { type Kysely, sql } from 'kysely';

/** 校验规则 (M16–M17): declared for each field; a rejection says what is wrong with its very value. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table app.field add column checks jsonb not null default '[]'
      check (jsonb_typeof(checks) = 'array');
    alter table pool.rejected_row add column detail jsonb;
  `.execute(db);
}
