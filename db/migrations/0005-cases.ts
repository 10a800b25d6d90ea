import { type Kysely, sql } from 'kysely';

/**
 * 办件 (M33): cases with their clock, one extension, one answer, and the grants they end in.
 * Every rule of the law that can be said about stored values is a constraint here as well as a
 * refusal in code. Constraints compare stored instants, never now(), so that time stays injectable.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.calendar_day (
      day date primary key,
      working boolean not null,
      reason_zh text not null,
      reason_en text not null,
      provisional boolean not null
    );

    create sequence app.case_number;

    create table app."case" (
      id uuid primary key default gen_random_uuid(),
      number text not null unique,
      kind text not null,
      rules jsonb not null,
      state text not null check (state in ('RECEIVED', 'EXTENDED', 'ANSWERED', 'WITHDRAWN')),
      dataset_id uuid not null references app.dataset,
      department text not null references app.department,
      party_id uuid not null references app.party,
      filed_by uuid not null references app.account,
      filed_at timestamptz not null,
      due_at timestamptz not null,
      provisional boolean not null,
      withdrawn_at timestamptz,
      check (due_at > filed_at)
    );
    create index case_department on app."case" (department, state, due_at);
    create index case_party on app."case" (party_id, filed_at);

    -- The primary key allows one extension for each case.
    create table app.case_extension (
      case_id uuid primary key references app."case",
      working_days integer not null check (working_days between 1 and 10),
      reason text not null check (length(btrim(reason)) > 0),
      original_due_at timestamptz not null,
      extended_until timestamptz not null,
      decided_at timestamptz not null,
      decided_by uuid not null references app.account,
      decided_as uuid not null references app.party,
      check (extended_until > original_due_at),
      constraint extension_before_deadline check (decided_at <= original_due_at)
    );

    create table app.case_answer (
      case_id uuid primary key references app."case",
      outcome text not null check (outcome in ('AGREED', 'AGREED_IN_PART', 'REFUSED')),
      reason text,
      legal_basis_id uuid references app.legal_basis,
      fields text[] not null,
      until date,
      answered_at timestamptz not null,
      answered_by uuid not null references app.account,
      answered_as uuid not null references app.party,
      -- M33: a refusal says why and on which basis
      constraint refusal_has_reason_and_basis check (
        outcome = 'AGREED' or length(btrim(coalesce(reason, ''))) > 0
          and (outcome <> 'REFUSED' or legal_basis_id is not null)),
      constraint agreement_has_fields_and_end check (
        (outcome = 'REFUSED') = (cardinality(fields) = 0) and (outcome = 'REFUSED') = (until is null))
    );

    create table app.access_application (
      case_id uuid primary key references app."case",
      fields text[] not null check (cardinality(fields) > 0),
      purpose text not null check (length(btrim(purpose)) > 0),
      until date not null,
      terms_version text not null
    );

    create table app."grant" (
      id uuid primary key default gen_random_uuid(),
      case_id uuid not null unique references app."case",
      dataset_id uuid not null references app.dataset,
      party_id uuid not null references app.party,
      fields text[] not null check (cardinality(fields) > 0),
      rows jsonb,
      from_at timestamptz not null,
      until date not null,
      until_at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_reason text,
      withdrawn_by uuid references app.account,
      check (until_at > from_at),
      check ((withdrawn_at is null) = (withdrawn_reason is null))
    );
    create index grant_party on app."grant" (party_id, dataset_id);

    -- M32–M33: only the department's principal extends; only the provider's posts answer; nobody answers himself.
    create function app.refuse_wrong_hand() returns trigger language plpgsql as $$
    declare
      hand uuid := (to_jsonb(new) ->> case when tg_table_name = 'case_answer' then 'answered_as' else 'decided_as' end)::uuid;
      person uuid := (to_jsonb(new) ->> case when tg_table_name = 'case_answer' then 'answered_by' else 'decided_by' end)::uuid;
    begin
      if not exists (
        select from app.party p join app."case" c on c.department = p.department
        where c.id = new.case_id and p.id = hand
          and (p.post = 'PRINCIPAL' or (p.post = 'OFFICER' and tg_table_name = 'case_answer'))
      ) then
        raise exception 'not a post that may decide this case'
          using errcode = 'check_violation', constraint = 'decided_by_the_right_post';
      end if;
      if exists (select from app."case" c where c.id = new.case_id and c.filed_by = person) then
        raise exception 'nobody decides his own case'
          using errcode = 'check_violation', constraint = 'not_by_the_applicant';
      end if;
      return new;
    end $$;
    create trigger decided_by_the_right_post before insert on app.case_answer
      for each row execute function app.refuse_wrong_hand();
    create trigger decided_by_the_right_post before insert on app.case_extension
      for each row execute function app.refuse_wrong_hand();

    -- A grant never exceeds what was answered.
    create function app.refuse_grant_beyond_answer() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from app.case_answer a join app."case" c on c.id = a.case_id
        where a.case_id = new.case_id and a.outcome <> 'REFUSED'
          and new.fields <@ a.fields and new.until <= a.until
          and c.party_id = new.party_id and c.dataset_id = new.dataset_id
      ) then
        raise exception 'a grant needs an agreeing answer that covers it'
          using errcode = 'check_violation', constraint = 'grant_within_answer';
      end if;
      return new;
    end $$;
    create trigger grant_within_answer before insert or update on app."grant"
      for each row execute function app.refuse_grant_beyond_answer();
  `.execute(db);
}
