import { type Kysely, sql } from 'kysely';

/**
 * 关联 (M50(2)): with which other datasets a dataset may be combined, by which of its fields. It is declared with the
 * entry, and so reviewed with it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table app.dataset
      add column links jsonb not null default '[]' check (jsonb_typeof(links) = 'array');
  `.execute(db);
}
