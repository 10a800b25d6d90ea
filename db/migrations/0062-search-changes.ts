import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);

/**
 * Words of the open catalogue are searched in the memory of each process. This keeps what such a memory is made
 * from, and tells it what has changed since it looked last.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop function app.search_hits(tsquery[], integer[], integer[], integer[], boolean[], integer, integer);
    drop index app.search_entry_words;
    -- Without words yet: they are written anew before anyone is served.
    alter table app.search_entry alter column words type text using '';
    alter table app.search_entry alter column words set storage external;

    create sequence app.search_change_number;
    create table app.search_change (
      number bigint primary key default nextval('app.search_change_number'),
      -- An entry, or one that was; none: the list of synonyms.
      dataset_id uuid unique nulls not distinct
    );
    insert into app.search_change (dataset_id) values (null);
    insert into app.search_change (dataset_id) select dataset_id from app.search_entry;

    -- Numbers are given at commit and behind a lock that is held until then, so that they become visible in
    -- their order: whoever has seen a number misses none below it. It is the lock of the kept counts, because
    -- two locks taken in two orders would wait for each other.
    create function app.note_search_change(changed uuid) returns void
      language plpgsql set search_path = app, pg_temp as $$
    begin
      perform pg_advisory_xact_lock(hashtext('app.catalogue_count'));
      insert into app.search_change (dataset_id) values (changed)
        on conflict (dataset_id) do update set number = excluded.number;
    end $$;
    create function app.search_entry_changed() returns trigger
      language plpgsql security definer set search_path = app, pg_temp as $$
    begin
      perform app.note_search_change(coalesce(new.dataset_id, old.dataset_id));
      return null;
    end $$;
    create constraint trigger change_noted after insert or update or delete on app.search_entry
      deferrable initially deferred for each row execute function app.search_entry_changed();
    create function app.search_synonym_changed() returns trigger
      language plpgsql security definer set search_path = app, pg_temp as $$
    begin
      perform app.note_search_change(null);
      return null;
    end $$;
    create constraint trigger change_noted after insert or update or delete on app.search_synonym
      deferrable initially deferred for each row execute function app.search_synonym_changed();

    revoke execute on function app.note_search_change(uuid) from public;
    grant select on app.search_change to ${app};
  `.execute(db);
}
