import { type Kysely, sql } from 'kysely';
import { ENTRY_ACTIONS } from '../compilation/vocabulary.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const actions = sql.raw(ENTRY_ACTIONS.map((action) => `'${action}'`).join(', '));

/**
 * 撤回与代码: a withdrawn entry keeps its page, an entry its slug, and every code that was ever issued belongs
 * to one entry for ever, so that an address that someone wrote down never leads to something else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.resource_code (
      code text primary key,
      dataset_id uuid not null references app.dataset,
      issued_at timestamptz not null
    );
    create index resource_code_dataset on app.resource_code (dataset_id);
    insert into app.resource_code (code, dataset_id, issued_at)
      select d.code, d.id, coalesce(d.published_at, now()) from app.dataset d;

    -- The primary key refuses a code that was issued before, to whichever entry.
    create function app.issue_code() returns trigger
      language plpgsql security definer set search_path = app, pg_temp as $$
    begin
      insert into app.resource_code (code, dataset_id, issued_at)
        values (new.code, new.id, coalesce(new.written_at, new.published_at, now()));
      return null;
    end $$;
    create trigger code_is_issued_once after insert on app.dataset
      for each row execute function app.issue_code();
    create trigger new_code_is_issued_once after update of code on app.dataset
      for each row when (new.code <> old.code) execute function app.issue_code();

    create function app.refuse_change_of_code() returns trigger language plpgsql as $$
    begin
      raise exception 'a code belongs to its entry for ever'
        using errcode = 'check_violation', constraint = 'code_is_kept';
    end $$;
    create trigger code_is_kept before update or delete on app.resource_code
      for each row execute function app.refuse_change_of_code();

    -- whether it was open when it was withdrawn: only then had the public a page that stays
    alter table app.dataset add column tombstone boolean not null default false;
    update app.dataset set tombstone = openness <> 'CLOSED' where state = 'WITHDRAWN';

    create function app.keep_tombstone() returns trigger language plpgsql as $$
    begin
      if new.slug <> old.slug then
        raise exception 'a slug belongs to its entry for ever'
          using errcode = 'check_violation', constraint = 'slug_is_kept';
      end if;
      if old.state = 'WITHDRAWN' and (new.state <> 'WITHDRAWN' or new.withdrawn_at <> old.withdrawn_at) then
        raise exception 'what is withdrawn stays withdrawn'
          using errcode = 'check_violation', constraint = 'tombstone_stands';
      end if;
      if old.state = 'WITHDRAWN' and new.openness <> old.openness and new.openness <> 'CLOSED' then
        raise exception 'what is withdrawn can only be closed'
          using errcode = 'check_violation', constraint = 'tombstone_stands';
      end if;
      new.tombstone := case when new.state <> 'WITHDRAWN' then false
        when old.state = 'WITHDRAWN' then old.tombstone else old.openness <> 'CLOSED' end;
      return new;
    end $$;
    create trigger tombstone_stands before update on app.dataset
      for each row execute function app.keep_tombstone();

    create function app.refuse_return_of_withdrawn() returns trigger language plpgsql as $$
    begin
      raise exception 'what is withdrawn stays withdrawn'
        using errcode = 'check_violation', constraint = 'withdrawal_is_final';
    end $$;
    create trigger withdrawal_is_final before update on app.catalogue_entry
      for each row when (old.state = 'WITHDRAWN' and new.state <> 'WITHDRAWN')
      execute function app.refuse_return_of_withdrawn();

    alter table app.entry_step
      drop constraint entry_step_action_check,
      add constraint entry_step_action_check check (action in (${actions})),
      drop constraint step_back_has_reason,
      add constraint step_back_has_reason check (
        action not in ('RETURN', 'WITHDRAW', 'CLOSE') or length(btrim(coalesce(opinion, ''))) > 0);

    grant select on app.resource_code to ${app};
  `.execute(db);
}
