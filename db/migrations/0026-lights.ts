import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const ingest = sql.id(ROLES.ingest);

/**
 * How easily rows of a load could be matched to persons, what its officer chose to do about it, and what he
 * asked the Bureau (M31). A load that waits for any of it holds no release but its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table pool.load add column light jsonb;

    create table pool.load_remedy (
      load_id uuid not null references pool.load on delete cascade,
      position integer not null,
      remedy jsonb not null,
      chosen_by uuid not null references app.account,
      chosen_as uuid references app.party,
      chosen_at timestamptz not null,
      primary key (load_id, position)
    );

    create table pool.load_question (
      id uuid primary key default gen_random_uuid(),
      load_id uuid not null references pool.load on delete cascade,
      question text not null check (length(btrim(question)) > 0),
      asked_by uuid not null references app.account,
      asked_as uuid not null references app.party,
      asked_at timestamptz not null,
      answer text check (length(btrim(answer)) > 0),
      answered_by uuid references app.account,
      answered_as uuid references app.party,
      answered_at timestamptz,
      withdrawn_at timestamptz,
      constraint answered_whole check (num_nulls(answer, answered_by, answered_as, answered_at) in (0, 4)),
      constraint answered_or_withdrawn check (answer is null or withdrawn_at is null),
      constraint answered_by_another check (answered_by <> asked_by)
    );
    create unique index one_open_question on pool.load_question (load_id)
      where answer is null and withdrawn_at is null;

    create function app.refuse_release_with_question() returns trigger language plpgsql as $$
    begin
      if exists (
        select from pool.load_question q
        where q.load_id = new.load_id and q.answer is null and q.withdrawn_at is null
      ) then
        raise exception 'the Bureau has been asked about this load and has not answered'
          using errcode = 'check_violation', constraint = 'question_is_answered';
      end if;
      return new;
    end $$;
    create trigger question_is_answered before insert on app.release
      for each row execute function app.refuse_release_with_question();

    grant select, insert on pool.load_remedy, pool.load_question to ${ingest};
    grant update (answer, answered_by, answered_as, answered_at, withdrawn_at) on pool.load_question to ${ingest};
  `.execute(db);
}
