import { type Kysely, sql } from 'kysely';
import { AUDIENCES, GLOSSARY_KINDS } from '../onboarding/vocabulary.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const ingest = sql.id(ROLES.ingest);
const oneOf = (words: readonly string[]) =>
  sql.raw(`in (${words.map((word) => `'${word}'`).join(', ')})`);

/**
 * 上架台 (M16–M17, M31): folders of files on their way into the catalogue, and the department's glossary, in
 * which each decision about a column, a set of alike files or an entry is kept. Raw cells stay in the pool.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.glossary_decision (
      id bigint generated always as identity primary key,
      department text not null references app.department,
      kind text not null check (kind ${oneOf(GLOSSARY_KINDS)}),
      subject text not null check (length(btrim(subject)) > 0),
      answer jsonb not null check (jsonb_typeof(answer) = 'object'),
      decided_by uuid not null references app.account,
      decided_as uuid not null references app.party,
      decided_at timestamptz not null,
      constraint column_says_who_sees_it check (
        kind <> 'COLUMN' or coalesce(answer ->> 'audience', '') ${oneOf(AUDIENCES)}),
      -- M31: a restriction has its basis, and what is sensitive is treated before anybody sees it
      constraint restriction_has_basis check (
        kind <> 'COLUMN' or answer ->> 'audience' in ('EVERYONE', 'ASK') or answer ? 'legalBasis'),
      constraint sensitive_column_is_treated check (
        kind <> 'COLUMN' or answer ->> 'audience' in ('NOBODY', 'ASK')
        or coalesce(answer ->> 'sensitivity', '') = 'NONE' or answer ? 'desensitization')
    );
    create index glossary_subject on app.glossary_decision (department, kind, subject, id desc);
    create trigger record_is_kept before update or delete on app.glossary_decision
      for each row execute function app.refuse_change_of_record();

    -- A department decides about its own files; the Bureau about what it has been asked.
    create function app.refuse_foreign_decision() returns trigger language plpgsql as $$
    declare hand app.party; last app.glossary_decision; last_post text;
    begin
      perform pg_advisory_xact_lock(hashtextextended('glossary:' || new.department, 0));
      select * into hand from app.party where id = new.decided_as;
      select d.* into last from app.glossary_decision d
        where d.department = new.department and d.kind = new.kind and d.subject = new.subject
        order by d.id desc limit 1;
      select p.post into last_post from app.party p where p.id = last.decided_as;
      if not app.holds_post(new.decided_by, new.decided_as, new.decided_at) or not (
        (hand.post in ('OFFICER', 'PRINCIPAL') and hand.department = new.department)
        or (hand.post = 'BUREAU_REVIEWER' and new.kind = 'COLUMN'
          and new.answer ->> 'audience' <> 'ASK' and last.answer ->> 'audience' = 'ASK')
      ) then
        raise exception 'a department decides about its own columns, the Bureau where it was asked'
          using errcode = 'check_violation', constraint = 'decided_by_its_department';
      end if;
      -- What the Bureau was asked about and decided is not opened further by the department.
      if new.kind = 'COLUMN' and last_post = 'BUREAU_REVIEWER' and hand.post <> 'BUREAU_REVIEWER'
        and new.answer ->> 'audience' <> 'ASK'
        and array_position(array['EVERYONE', 'AFTER_APPLICATION', 'NOBODY'], new.answer ->> 'audience')
          < array_position(array['EVERYONE', 'AFTER_APPLICATION', 'NOBODY'], last.answer ->> 'audience')
      then
        raise exception 'the Bureau has decided, and the department does not open it further'
          using errcode = 'check_violation', constraint = 'bureau_decision_holds';
      end if;
      return new;
    end $$;
    create trigger decided_by_its_department before insert on app.glossary_decision
      for each row execute function app.refuse_foreign_decision();

    create table pool.onboarding_batch (
      id uuid primary key default gen_random_uuid(),
      number bigint generated always as identity unique,
      department text not null references app.department,
      title text not null check (length(btrim(title)) > 0),
      opened_by uuid not null references app.account,
      opened_as uuid not null references app.party,
      opened_at timestamptz not null,
      -- when somebody last worked on it: what nobody touches is dropped in the end
      touched_at timestamptz not null,
      closed_at timestamptz
    );
    create index onboarding_batch_department on pool.onboarding_batch (department, number);

    create table pool.onboarding_file (
      id uuid primary key,
      batch_id uuid not null references pool.onboarding_batch on delete cascade,
      name text not null check (length(name) > 0),
      bytes bigint not null check (bytes >= 0),
      sha256 text not null,
      sent_by uuid not null references app.account,
      sent_at timestamptz not null,
      look jsonb,
      fault jsonb,
      said jsonb not null default '{}',
      load_id uuid references pool.load on delete set null,
      -- a name is one file: sent again, it takes the place of what was sent before
      constraint one_file_a_name unique (batch_id, name),
      constraint read_or_refused check ((look is null) <> (fault is null))
    );

    -- raw cells are not sampled into the planner's statistics, where a purge would have to look for them
    alter table pool.onboarding_file alter column look set statistics 0;
    do $$ begin
      if current_setting('server_version_num')::integer >= 170000 then
        execute 'grant maintain on pool.onboarding_file to ${ingest}';
      end if;
    end $$;

    -- 分片替换 (M18): rows of the named parts (a year, a district) are replaced, all others stand.
    alter table pool.load
      drop constraint load_mode_check,
      add constraint load_mode_check check (mode in ('WHOLE', 'INCREMENT', 'PART')),
      add column parts jsonb,
      add constraint parts_are_told check (
        (mode = 'PART') = (parts is not null)
        and (parts is null or coalesce(jsonb_array_length(parts -> 'parts'), 0) > 0));

    grant select, insert on app.glossary_decision to ${app};
    grant select, insert, delete on pool.onboarding_batch, pool.onboarding_file to ${ingest};
    grant update (title, touched_at, closed_at) on pool.onboarding_batch to ${ingest};
    grant update (said, load_id) on pool.onboarding_file to ${ingest};
  `.execute(db);
}
