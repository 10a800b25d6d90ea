import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const ingest = sql.id(ROLES.ingest);

/**
 * What holds for cases whatever their rules say: a refusal has its reason, and its basis where the law asks for
 * one (M32–M33); each state has the record that led to it; an objection is filed once and decided by others; and
 * a purge reaches what was written in them (M41).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table app."case"
      drop constraint application_is_whole,
      add constraint application_is_whole check (kind <> 'ACCESS_APPLICATION' or coalesce(
        jsonb_array_length(form -> 'fields') > 0 and length(btrim(form ->> 'purpose')) > 0
        and (form ->> 'until') is not null and (form ->> 'termsVersion') is not null, false));

    alter table app.case_answer add constraint refusal_has_reason check (
      outcome <> 'REFUSED' or length(btrim(coalesce(reason, ''))) > 0);
    create function app.refuse_baseless_refusal() returns trigger language plpgsql as $$
    begin
      if new.outcome = 'REFUSED' and new.legal_basis_id is null and exists (
        select from app."case" c where c.id = new.case_id
          and c.kind in ('ACCESS_APPLICATION', 'CATALOGUE_CORRECTION')
      ) then
        raise exception 'refusal_has_basis: a refusal needs its legal basis (M32, M33)'
          using errcode = 'check_violation', constraint = 'refusal_has_basis';
      end if;
      return new;
    end $$;
    create trigger refusal_has_basis before insert on app.case_answer
      for each row execute function app.refuse_baseless_refusal();

    revoke update on app."case" from ${app};
    grant update (state, withdrawn_at) on app."case" to ${app};
    create function app.refuse_state_without_record() returns trigger language plpgsql as $$
    begin
      if not (case new.state
        when 'EXTENDED' then old.state = 'RECEIVED'
          and exists (select from app.case_extension x where x.case_id = new.id)
        when 'ANSWERED' then old.state in ('RECEIVED', 'EXTENDED')
          and exists (select from app.case_answer x where x.case_id = new.id)
        when 'CARRIED_OUT' then old.state = 'ANSWERED'
          and exists (select from app.case_carrying_out x where x.case_id = new.id)
        when 'WITHDRAWN' then old.state in ('RECEIVED', 'EXTENDED') and new.withdrawn_at is not null
        else false end)
      then
        raise exception 'state_has_its_record: % does not follow on %', new.state, old.state
          using errcode = 'check_violation', constraint = 'state_has_its_record';
      end if;
      return new;
    end $$;
    create trigger state_has_its_record before update of state, withdrawn_at on app."case"
      for each row execute function app.refuse_state_without_record();

    create function app.refuse_second_supplement() returns trigger language plpgsql as $$
    begin
      if old.supplement is not null and coalesce(current_setting('app.purging', true), '') = '' then
        raise exception 'completed_once: what was added stays'
          using errcode = 'check_violation', constraint = 'completed_once';
      end if;
      return new;
    end $$;
    create trigger completed_once before update on app.case_completion
      for each row execute function app.refuse_second_supplement();

    -- A decision is objected to once; one that was taken back may be filed again.
    create unique index one_objection_a_decision on app."case" ((form ->> 'against'))
      where kind = 'OBJECTION' and state <> 'WITHDRAWN';
    create or replace function app.refuse_deciding_on_oneself() returns trigger language plpgsql as $$
    declare person uuid := (to_jsonb(new) ->>
      case tg_table_name when 'case_answer' then 'answered_by' else 'asked_by' end)::uuid;
    begin
      if exists (
        select from app."case" c join app."case" first on first.number = c.form ->> 'against'
          join app.case_answer a on a.case_id = first.id
        where c.id = new.case_id and c.kind = 'OBJECTION' and a.answered_by = person
      ) then
        raise exception 'an objection is decided by others than took the decision'
          using errcode = 'check_violation', constraint = 'decided_by_others';
      end if;
      return new;
    end $$;
    create trigger decided_by_others before insert on app.case_completion
      for each row execute function app.refuse_deciding_on_oneself();

    -- Words of a purge go from what was filed, added, answered and noted in the cases of the dataset.
    create function app.purge_case_words(dataset uuid, words text[]) returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
    declare word text; inner_word text;
    begin
      if not app.is_purging(dataset) then raise exception 'no confirmed order to purge'; end if;
      perform set_config('app.purging', dataset::text, true);
      foreach word in array words loop
        inner_word := substring(to_jsonb(word)::text from '^"(.*)"$');
        update app."case" set form = replace(form::text, inner_word, '***')::jsonb
          where dataset_id = dataset and position(inner_word in form::text) > 0;
        update app.case_completion x set missing = replace(missing, word, '***'),
            supplement = replace(supplement, word, '***')
          from app."case" c where c.id = x.case_id and c.dataset_id = dataset
            and position(word in x::text) > 0;
        update app.case_answer x set reason = replace(reason, word, '***')
          from app."case" c where c.id = x.case_id and c.dataset_id = dataset and position(word in x.reason) > 0;
        update app.case_extension x set reason = replace(reason, word, '***')
          from app."case" c where c.id = x.case_id and c.dataset_id = dataset and position(word in x.reason) > 0;
        update app.case_carrying_out x set note = replace(note, word, '***')
          from app."case" c where c.id = x.case_id and c.dataset_id = dataset and position(word in x.note) > 0;
      end loop;
    end $$;
    revoke all on function app.purge_case_words from public;
    grant execute on function app.purge_case_words to ${ingest};

    -- What people write, and what profiles hold, is not sampled into the planner's statistics.
    alter table app."case" alter column form set statistics 0;
    alter table app.case_completion alter column missing set statistics 0, alter column supplement set statistics 0;
    alter table app.case_answer alter column reason set statistics 0;
    alter table app.case_extension alter column reason set statistics 0;
    alter table app.case_carrying_out alter column note set statistics 0;
    alter table app.column_profile alter column profile set statistics 0;
  `.execute(db);
}
