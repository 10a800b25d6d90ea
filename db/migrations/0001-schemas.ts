import { type Kysely, sql } from 'kysely';

/** The three schemas between which the roles are the wall (M31: raw and released data live apart). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create schema app;
    create schema pool;
    create schema open;
    revoke all on schema public from public;
  `.execute(db);
}
