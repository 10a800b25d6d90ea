import { type Kysely, sql } from 'kysely';

/**
 * An export keeps which rows it was asked for under: it is made of those and no others, and its file does not outlive
 * them. The trigger of its steps holds the column as it holds the rest of the question. Exports from before keep
 * none, so that of them only those are handed out whose owner may read all rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table app.export_job add column row_terms text check (row_terms ~ '^[0-9a-f]{64}$');
  `.execute(db);
}
