import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const ingest = sql.id(ROLES.ingest);

/** 字段概况 of a release: what its values are like, field by field; a purge takes it anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.column_profile (
      release_id uuid not null references app.release,
      field text not null,
      profile jsonb not null check (jsonb_typeof(profile) = 'object'),
      primary key (release_id, field)
    );
    grant select on app.column_profile to ${app};
    grant select, insert, delete on app.column_profile to ${ingest};
  `.execute(db);
}
