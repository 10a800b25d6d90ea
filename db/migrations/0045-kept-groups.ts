import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const reader = sql.id(ROLES.reader);
const ingest = sql.id(ROLES.ingest);

/** Figures of the groups of one field over all rows of a release, taken when it is made; a purge takes them away. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table open.kept_group (
      relation text not null,
      release integer not null,
      -- empty: all rows are one group
      field text not null,
      value text,
      rows bigint not null check (rows > 0),
      -- of each field of numbers: how many values are there, their sum, the least, the greatest
      figures jsonb not null check (jsonb_typeof(figures) = 'object'),
      unique nulls not distinct (relation, release, field, value)
    );
    grant select on open.kept_group to ${reader};
    grant select, insert, delete on open.kept_group to ${ingest};

    -- What was reckoned from rows of before does not outlive them.
    create function app.forget_kept_groups() returns trigger language plpgsql as $$
    begin
      delete from open.kept_group where relation = new.relation and release = new.number;
      return null;
    end $$;
    create trigger kept_groups_are_forgotten after update of superseded_at on app.release
      for each row when (new.superseded_at is distinct from old.superseded_at)
      execute function app.forget_kept_groups();
  `.execute(db);
}
