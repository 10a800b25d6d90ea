import { type Kysely, sql } from 'kysely';
import { FINDING_ANSWERS, PERSONAL_KINDS } from '../desensitization/vocabulary.ts';
import { ROLES } from '../roles.ts';

const ingest = sql.id(ROLES.ingest);
const oneOf = (words: readonly string[]) =>
  sql.raw(`in (${words.map((word) => `'${word}'`).join(', ')})`);

/**
 * Personal data that hides in free text (M31): found before a release, told to the officer only, and the
 * release waits until a named person has decided on every kind of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table pool.load
      drop constraint load_state_check,
      add constraint load_state_check
        check (state in ('LOADING', 'HELD', 'RELEASED', 'FAILED', 'CANCELLED')),
      add column schema_version integer,
      add column scanned_at timestamptz;
    drop index pool.push_once;
    create unique index push_once on pool.load (dataset_id, push_id)
      where state in ('LOADING', 'HELD', 'RELEASED');

    -- of an increment, the lines that say that a row is gone
    create table pool.gone_line (
      load_id uuid not null references pool.load on delete cascade,
      line bigint not null,
      primary key (load_id, line)
    );

    create table pool.finding (
      load_id uuid not null references pool.load on delete cascade,
      field text not null,
      kind text not null check (kind ${oneOf(PERSONAL_KINDS)}),
      rows bigint not null check (rows > 0),
      lines integer[] not null,
      examples text[] not null,
      primary key (load_id, field, kind)
    );

    create table pool.finding_answer (
      load_id uuid not null,
      field text not null,
      kind text not null,
      answer text not null check (answer ${oneOf(FINDING_ANSWERS)}),
      reason text not null default '',
      answered_by uuid not null references app.account,
      answered_as uuid references app.party,
      answered_at timestamptz not null,
      -- whether it holds for loads to come as well, until it is taken back
      standing boolean not null default false,
      revoked_at timestamptz,
      -- the load in which it was decided, where that is another one
      decided_in uuid references pool.load,
      primary key (load_id, field, kind),
      foreign key (load_id, field, kind) references pool.finding on delete cascade,
      constraint intended_has_reason check (answer <> 'INTENDED' or length(btrim(reason)) > 0)
    );

    -- what was done to a release beside what its fields declare, for everyone to read
    alter table app.release add column treatments jsonb not null default '[]';

    create function app.refuse_release_with_findings() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from pool.load l
        where l.id = new.load_id and l.dataset_id = new.dataset_id and l.scanned_at is not null
      ) then
        raise exception 'no release goes out whose free texts nobody has looked through (M31)'
          using errcode = 'check_violation', constraint = 'release_was_scanned';
      end if;
      if exists (
        select from pool.finding f
        where f.load_id = new.load_id and not exists (
          select from pool.finding_answer a
          where a.load_id = f.load_id and a.field = f.field and a.kind = f.kind)
      ) then
        raise exception 'personal data was found on which nobody has decided (M31)'
          using errcode = 'check_violation', constraint = 'findings_are_answered';
      end if;
      return new;
    end $$;
    create trigger release_was_scanned before insert on app.release
      for each row execute function app.refuse_release_with_findings();

    -- A decision stays on record with its name; a standing one can be taken back for loads to come.
    create function pool.refuse_answer_change() returns trigger language plpgsql as $$
    begin
      if to_jsonb(new) - 'revoked_at' is distinct from to_jsonb(old) - 'revoked_at' or old.revoked_at is not null then
        raise exception 'a decision is kept' using errcode = 'check_violation', constraint = 'answer_is_kept';
      end if;
      return new;
    end $$;
    create trigger answer_is_kept before update on pool.finding_answer
      for each row execute function pool.refuse_answer_change();

    create or replace function app.forget_statistics() returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
    begin
      analyze pool.load, pool.sent_row, pool.rejected_row, pool.aside_row, pool.purge_order, pool.finding,
        app.dataset, app.field, app.entry_version, app.reading, app.release;
    end $$;

    grant update (examples) on pool.finding to ${ingest};
    grant select, insert, delete on pool.finding, pool.gone_line to ${ingest};
    grant select, insert, update (revoked_at) on pool.finding_answer to ${ingest};
  `.execute(db);
}
