import { type Kysely, sql } from 'kysely';
import { CASE_STATES } from '../cases/vocabulary.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const states = sql.raw(CASE_STATES.map((state) => `'${state}'`).join(', '));

/**
 * Cases of every kind in one engine (M19, M32, M33): what is filed stands in the form of its kind, and what an
 * answer must say, who gives it and who may extend is read from the rules under which the case began.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table app."case"
      add column form jsonb,
      drop constraint case_state_check,
      add constraint case_state_check check (state in (${states}));
    update app."case" c set form = jsonb_build_object(
        'fields', to_jsonb(a.fields), 'purpose', a.purpose, 'until', a.until, 'termsVersion', a.terms_version)
      from app.access_application a where a.case_id = c.id;
    alter table app."case"
      alter column form set not null,
      add constraint form_is_an_object check (jsonb_typeof(form) = 'object'),
      add constraint application_is_whole check (kind <> 'ACCESS_APPLICATION' or (
        jsonb_array_length(form -> 'fields') > 0 and length(btrim(form ->> 'purpose')) > 0
        and (form ->> 'until') is not null and (form ->> 'termsVersion') is not null));
    update app."case" set rules = rules - 'answerNeeds' || jsonb_build_object('outcomes', (
      select jsonb_agg(jsonb_build_object('outcome', key, 'needs', value)) from jsonb_each(rules -> 'answerNeeds')));
    drop table app.access_application;

    create table app.case_completion (
      case_id uuid primary key references app."case",
      missing text not null check (length(btrim(missing)) > 0),
      asked_at timestamptz not null,
      asked_by uuid not null references app.account,
      asked_as uuid not null references app.party,
      supplement text check (length(btrim(supplement)) > 0),
      completed_at timestamptz,
      constraint completed_whole check ((supplement is null) = (completed_at is null)));

    create table app.case_carrying_out (
      case_id uuid primary key references app."case",
      note text not null check (length(btrim(note)) > 0),
      carried_out_at timestamptz not null,
      carried_out_by uuid not null references app.account,
      carried_out_as uuid not null references app.party);

    -- What an outcome needs is declared by the procedure; nothing else is kept of it.
    alter table app.case_answer
      drop constraint refusal_has_reason_and_basis,
      drop constraint agreement_has_fields_and_end;
    create function app.refuse_incomplete_answer() returns trigger language plpgsql as $$
    declare needs jsonb;
    begin
      select o -> 'needs' into needs from app."case" c, jsonb_array_elements(c.rules -> 'outcomes') o
        where c.id = new.case_id and o ->> 'outcome' = new.outcome;
      if needs is null
        or (needs ? 'reason' and length(btrim(coalesce(new.reason, ''))) = 0)
        or (needs ? 'legalBasis' and new.legal_basis_id is null)
        or (needs ? 'fields') <> (cardinality(new.fields) > 0)
        or (needs ? 'until') <> (new.until is not null)
      then
        raise exception 'answer_as_declared: the outcome % needs %', new.outcome, needs
          using errcode = 'check_violation', constraint = 'answer_as_declared';
      end if;
      return new;
    end $$;
    create trigger answer_as_declared before insert on app.case_answer
      for each row execute function app.refuse_incomplete_answer();

    create function app.refuse_undeclared_extension() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from app."case" c where c.id = new.case_id
          and new.working_days <= (c.rules #>> '{extension,upTo,workingDays}')::integer
      ) then
        raise exception 'extension_as_declared: this kind of case is not extended so far'
          using errcode = 'check_violation', constraint = 'extension_as_declared';
      end if;
      return new;
    end $$;
    create trigger extension_as_declared before insert on app.case_extension
      for each row execute function app.refuse_undeclared_extension();

    -- Whether a post acts for whom the rules name: the provider, or the Bureau.
    create function app.acts_for(of_case uuid, role text, hand uuid) returns boolean
      language sql stable as $$
      select exists (
        select from app."case" c, app.party p
        where c.id = of_case and p.id = hand and case c.rules ->> role
          when 'bureau' then p.post = 'BUREAU_REVIEWER'
          when 'provider' then p.post in ('OFFICER', 'PRINCIPAL') and p.department = c.department
          else false end);
    $$;

    create or replace function app.refuse_wrong_hand() returns trigger language plpgsql as $$
    declare
      row jsonb := to_jsonb(new);
      hand uuid := (row ->> (case tg_table_name when 'case_answer' then 'answered_as'
        when 'case_extension' then 'decided_as' when 'case_completion' then 'asked_as' else 'carried_out_as' end))::uuid;
      person uuid := (row ->> (case tg_table_name when 'case_answer' then 'answered_by'
        when 'case_extension' then 'decided_by' when 'case_completion' then 'asked_by' else 'carried_out_by' end))::uuid;
      role text := case tg_table_name when 'case_carrying_out' then 'carriedOutBy' else 'answeredBy' end;
    begin
      if not app.acts_for(new.case_id, role, hand) or (tg_table_name = 'case_extension' and not exists (
        select from app.party p join app."case" c on c.department = p.department
        where c.id = new.case_id and p.id = hand and p.post = 'PRINCIPAL'
      )) then
        raise exception 'not a post that may decide this case'
          using errcode = 'check_violation', constraint = 'decided_by_the_right_post';
      end if;
      if exists (select from app."case" c where c.id = new.case_id and c.filed_by = person) then
        raise exception 'nobody decides his own case'
          using errcode = 'check_violation', constraint = 'not_by_the_applicant';
      end if;
      return new;
    end $$;
    create trigger decided_by_the_right_post before insert on app.case_completion
      for each row execute function app.refuse_wrong_hand();
    create trigger decided_by_the_right_post before insert on app.case_carrying_out
      for each row execute function app.refuse_wrong_hand();

    create function app.refuse_carrying_out() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from app.case_answer a
        where a.case_id = new.case_id and a.outcome <> 'REFUSED' and a.answered_at <= new.carried_out_at
      ) then
        raise exception 'only what was agreed to is carried out'
          using errcode = 'check_violation', constraint = 'carried_out_as_agreed';
      end if;
      return new;
    end $$;
    create trigger carried_out_as_agreed before insert on app.case_carrying_out
      for each row execute function app.refuse_carrying_out();

    -- 异议: whoever took a decision does not decide on the objection to it.
    create function app.refuse_deciding_on_oneself() returns trigger language plpgsql as $$
    begin
      if exists (
        select from app."case" c join app."case" first on first.number = c.form ->> 'against'
          join app.case_answer a on a.case_id = first.id
        where c.id = new.case_id and c.kind = 'OBJECTION' and a.answered_by = new.answered_by
      ) then
        raise exception 'an objection is decided by others than took the decision'
          using errcode = 'check_violation', constraint = 'decided_by_others';
      end if;
      return new;
    end $$;
    create trigger decided_by_others before insert on app.case_answer
      for each row execute function app.refuse_deciding_on_oneself();

    -- what was filed, and the rules under which it was, stay as they are
    revoke update on app."case" from ${app};
    grant update (state, withdrawn_at, due_at, provisional) on app."case" to ${app};
    grant select, insert on app.case_completion, app.case_carrying_out to ${app};
    grant update (supplement, completed_at) on app.case_completion to ${app};
  `.execute(db);
}
