import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);

/**
 * Loads that can be watched, cancelled and found dead; increments; and releases that say what changed and
 * can be taken back (M17–M18).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table pool.load
      drop constraint load_state_check,
      add constraint load_state_check check (state in ('LOADING', 'RELEASED', 'FAILED', 'CANCELLED')),
      add column mode text not null default 'WHOLE' check (mode in ('WHOLE', 'INCREMENT')),
      -- the sender's own name for a push: the same push twice is one push
      add column push_id text check (push_id <> ''),
      add column heartbeat_at timestamptz,
      add column cancel_asked_at timestamptz,
      add column loaded_by uuid references app.account,
      add column inserted bigint,
      add column changed bigint,
      add column deleted bigint,
      add column unchanged bigint,
      -- what was accepted became an insertion, a change, nothing new, or (in an increment) a deletion
      add constraint every_row_became_something check (
        state <> 'RELEASED' or inserted is null or
        accepted = inserted + changed + unchanged + case mode when 'INCREMENT' then deleted else 0 end);

    -- a push that failed may be sent again under its name
    create unique index push_once on pool.load (dataset_id, push_id)
      where state in ('LOADING', 'RELEASED');

    alter table app.release
      alter column sha256 drop not null,
      add column sm3 text,
      add column inserted bigint,
      add column changed bigint,
      add column deleted bigint,
      add column withdrawn_reason text,
      add column withdrawn_by uuid references app.account,
      add constraint release_taken_back_with_reason check (
        (withdrawn_at is null) = (withdrawn_reason is null)
        and (withdrawn_reason is null or length(btrim(withdrawn_reason)) > 0));

    create or replace function app.refuse_release_change() returns trigger language plpgsql as $$
    begin
      if to_jsonb(new) - '{withdrawn_at,withdrawn_reason,withdrawn_by}'::text[]
           is distinct from to_jsonb(old) - '{withdrawn_at,withdrawn_reason,withdrawn_by}'::text[]
         or old.withdrawn_at is not null then
        raise exception 'a release is immutable' using errcode = 'check_violation', constraint = 'release_is_immutable';
      end if;
      return new;
    end $$;

    grant update (withdrawn_at, withdrawn_reason, withdrawn_by) on app.release to ${app};
  `.execute(db);
}
