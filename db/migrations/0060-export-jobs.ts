import { type Kysely, sql } from 'kysely';
import { EXPORT_JOB_STATES } from '../exports/vocabulary.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const states = sql.raw(EXPORT_JOB_STATES.map((state) => `'${state}'`).join(', '));

/**
 * Exports that are made as jobs: who asked what of which release, how far it is, and what became of it. The
 * application moves a job along its states and no other way; a purge or a release taken back ends it in the
 * transaction that does so.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.export_job (
      id uuid primary key default gen_random_uuid(),
      account_id uuid not null references app.account,
      party_id uuid not null references app.party,
      api_key_id uuid references app.api_key,
      dataset_id uuid not null,
      release integer not null,
      -- a part of the name of its file
      format text not null check (format ~ '^[a-z]{2,12}$'),
      encoding text not null,
      escape_formulas boolean not null,
      fields text[] not null check (cardinality(fields) > 0),
      filter jsonb,
      rows_estimated bigint not null check (rows_estimated >= 0),
      state text not null default 'REQUESTED' check (state in (${states})),
      requested_at timestamptz not null,
      claim uuid,
      attempts integer not null default 0 check (attempts >= 0),
      started_at timestamptz,
      heartbeat_at timestamptz,
      superseded_at timestamptz,
      rows_done bigint not null default 0 check (rows_done >= 0),
      bytes bigint not null default 0 check (bytes >= 0),
      sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
      sm3 text check (sm3 ~ '^[0-9a-f]{64}$'),
      finished_at timestamptz,
      kept_until timestamptz,
      failure text,
      foreign key (dataset_id, release) references app.release (dataset_id, number),
      constraint runs_for_one check ((state = 'RUNNING') = (claim is not null)),
      constraint running_has_begun check (state <> 'RUNNING' or num_nulls(started_at, heartbeat_at) = 0),
      constraint ready_is_whole check (
        state not in ('READY', 'EXPIRED') or num_nulls(sha256, sm3, finished_at, kept_until) = 0),
      constraint failed_says_why check ((state = 'FAILED') = (failure is not null)),
      constraint over_has_its_end check ((state in ('REQUESTED', 'RUNNING')) = (finished_at is null))
    );
    create index export_job_open on app.export_job (requested_at, id) where state in ('REQUESTED', 'RUNNING');
    create index export_job_account on app.export_job (account_id, party_id, requested_at, id);
    create index export_job_ready on app.export_job (kept_until) where state = 'READY';
    create index export_job_release on app.export_job (dataset_id, release);
    -- The planner's samples would hold values that somebody filtered by.
    alter table app.export_job alter column filter set statistics 0;

    create function app.refuse_wrong_export_step() returns trigger
      language plpgsql security definer set search_path = app, pg_temp as $$
    declare
      moving text[] := '{state,claim,attempts,started_at,heartbeat_at,superseded_at,rows_done,bytes,sha256,sm3,finished_at,kept_until,failure}';
      purged boolean := new.filter is distinct from old.filter and new.filter is null and app.is_purging(new.dataset_id);
    begin
      if tg_op = 'DELETE' then
        if old.state in ('REQUESTED', 'RUNNING', 'READY') then
          raise exception 'a job that is not over is not forgotten'
            using errcode = 'check_violation', constraint = 'export_step';
        end if;
        return old;
      end if;
      if tg_op = 'INSERT' then
        if new.state <> 'REQUESTED' or new.attempts <> 0 or new.rows_done <> 0 or new.bytes <> 0 then
          raise exception 'a job begins by being asked for'
            using errcode = 'check_violation', constraint = 'export_step';
        end if;
        return new;
      end if;
      if to_jsonb(new) - moving - 'filter' is distinct from to_jsonb(old) - moving - 'filter'
        or (new.filter is distinct from old.filter and not purged) then
        raise exception 'what was asked for stays as it was asked'
          using errcode = 'check_violation', constraint = 'export_question_stays';
      end if;
      if not (case old.state
        when 'REQUESTED' then new.state in ('RUNNING', 'FAILED', 'CANCELLED')
        when 'RUNNING' then new.state in ('RUNNING', 'REQUESTED', 'READY', 'FAILED', 'CANCELLED')
        when 'READY' then new.state in ('EXPIRED', 'FAILED', 'CANCELLED')
        else false end or (purged and new.state = old.state))
      then
        raise exception '% does not follow on %', new.state, old.state
          using errcode = 'check_violation', constraint = 'export_step';
      end if;
      if old.state = 'RUNNING' and new.state = 'RUNNING' and new.claim = old.claim
        and (new.rows_done < old.rows_done or new.bytes < old.bytes) then
        raise exception 'what is done is not undone'
          using errcode = 'check_violation', constraint = 'export_step';
      end if;
      -- The lock waits for whoever is purging or taking back this release.
      if new.state = 'READY' and not exists (
        select from release r where r.dataset_id = new.dataset_id and r.number = new.release
          and r.withdrawn_at is null and r.superseded_at is not distinct from new.superseded_at
        for share
      ) then
        raise exception 'the release is no longer what the file was made of'
          using errcode = 'check_violation', constraint = 'ready_as_released';
      end if;
      return new;
    end $$;
    create trigger export_step before insert or update or delete on app.export_job
      for each row execute function app.refuse_wrong_export_step();

    -- 清除 (M41): no file is left of what was purged, and no filter that may name it.
    create function app.end_purged_exports() returns trigger
      language plpgsql security definer set search_path = app, pg_temp as $$
    begin
      update export_job set state = 'FAILED', failure = 'RELEASE_PURGED', claim = null,
        finished_at = new.purged_at, filter = null
        where dataset_id = new.dataset_id and state in ('REQUESTED', 'RUNNING', 'READY');
      update export_job set filter = null where dataset_id = new.dataset_id and filter is not null;
      return null;
    end $$;
    create trigger purge_ends_exports after insert on app.purge_notice
      for each row execute function app.end_purged_exports();

    create function app.end_withdrawn_exports() returns trigger
      language plpgsql security definer set search_path = app, pg_temp as $$
    begin
      update export_job set state = 'FAILED', failure = 'RELEASE_WITHDRAWN', claim = null,
        finished_at = new.withdrawn_at
        where dataset_id = new.dataset_id and release = new.number and state in ('REQUESTED', 'RUNNING', 'READY');
      return null;
    end $$;
    create trigger withdrawal_ends_exports after update of withdrawn_at on app.release
      for each row when (old.withdrawn_at is null and new.withdrawn_at is not null)
      execute function app.end_withdrawn_exports();

    grant select, insert, delete on app.export_job to ${app};
    grant update (state, claim, attempts, started_at, heartbeat_at, superseded_at, rows_done, bytes, sha256, sm3,
      finished_at, kept_until, failure) on app.export_job to ${app};
  `.execute(db);
}
