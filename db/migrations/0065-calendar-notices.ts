import { type Kysely, sql } from 'kysely';
import { RECOUNTED_CLOCKS } from '../calendar/tables.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const clocks = sql.raw(RECOUNTED_CLOCKS.map((clock) => `'${clock}'`).join(', '));

/**
 * 工作日历: what the Bureau has entered of the State Council's notices, each version kept; and each open deadline
 * that was counted anew because of one. A deadline moves with its record, and never after the decision.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.calendar_notice (
      id uuid primary key default gen_random_uuid(),
      year integer not null check (year between 2020 and 2100),
      version integer not null check (version > 0),
      document text not null check (length(btrim(document)) > 0),
      title text not null check (length(btrim(title)) > 0),
      holidays jsonb not null check (jsonb_typeof(holidays) = 'array' and jsonb_array_length(holidays) > 0),
      working_days jsonb not null check (jsonb_typeof(working_days) = 'array'),
      entered_by uuid not null references app.account,
      entered_as uuid not null references app.party,
      entered_at timestamptz not null,
      unique (year, version)
    );
    create trigger record_is_kept before update or delete on app.calendar_notice
      for each row execute function app.refuse_change_of_record();

    create function app.refuse_notice_without_sense() returns trigger language plpgsql as $$
    begin
      if not app.holds_post(new.entered_by, new.entered_as, new.entered_at) or not exists (
        select from app.party p where p.id = new.entered_as and p.post = 'BUREAU_REVIEWER'
      ) then
        raise exception 'the Bureau keeps the calendar'
          using errcode = 'check_violation', constraint = 'calendar_kept_by_the_bureau';
      end if;
      if new.version <> 1 + coalesce((select max(version) from app.calendar_notice n where n.year = new.year), 0) then
        raise exception 'versions of a year follow one another'
          using errcode = 'check_violation', constraint = 'calendar_versions_in_order';
      end if;
      -- A notice arranges its year and, for New Year's Day, the end of the December before it.
      if exists (
        select from jsonb_to_recordset(new.holidays) as h (title text, "from" date, "to" date)
        where h."from" > h."to" or h."from" < make_date(new.year - 1, 12, 25) or h."to" > make_date(new.year, 12, 31)
          or length(btrim(coalesce(h.title, ''))) = 0
          or h."from" is null or h."to" is null
      ) or exists (
        select from jsonb_array_elements_text(new.working_days) as w (day)
        where w.day::date not between make_date(new.year - 1, 12, 25) and make_date(new.year, 12, 31)
          or extract(isodow from w.day::date) < 6
          or exists (
            select from jsonb_to_recordset(new.holidays) as h ("from" date, "to" date)
            where w.day::date between h."from" and h."to")
      ) then
        raise exception 'days off and adjusted working days do not go together'
          using errcode = 'check_violation', constraint = 'calendar_makes_sense';
      end if;
      return new;
    end $$;
    create trigger calendar_makes_sense before insert on app.calendar_notice
      for each row execute function app.refuse_notice_without_sense();

    create table app.deadline_recount (
      id bigint generated always as identity primary key,
      case_id uuid references app."case",
      update_id uuid references app.catalogue_update,
      clock text not null check (clock in (${clocks})),
      was_due_at timestamptz not null,
      due_at timestamptz not null,
      was_provisional boolean not null,
      provisional boolean not null,
      notice_id uuid references app.calendar_notice,
      counted_at timestamptz not null,
      constraint recount_of_one_thing check (
        num_nonnulls(case_id, update_id) = 1 and (case_id is not null) = (clock in ('ANSWER', 'EXTENDED'))),
      constraint recount_changes_something check (was_due_at <> due_at or was_provisional <> provisional)
    );
    create index deadline_recount_case on app.deadline_recount (case_id) where case_id is not null;
    create index deadline_recount_update on app.deadline_recount (update_id) where update_id is not null;
    create trigger record_is_kept before update or delete on app.deadline_recount
      for each row execute function app.refuse_change_of_record();

    create function app.refuse_moving_deadline() returns trigger language plpgsql as $$
    declare
      row jsonb := to_jsonb(new);
      of_case uuid := (row ->> case tg_table_name when 'case' then 'id' else 'case_id' end)::uuid;
      of_clock text := case tg_table_name when 'case' then 'ANSWER' else 'EXTENDED' end;
      new_due timestamptz := (row ->> case tg_table_name when 'case' then 'due_at' else 'extended_until' end)::timestamptz;
    begin
      if not exists (
        select from app."case" c where c.id = of_case and c.state in ('RECEIVED', 'EXTENDED')
          and not exists (select from app.case_answer a where a.case_id = c.id)
      ) or not exists (
        select from app.deadline_recount r
        where r.case_id = of_case and r.clock = of_clock and r.due_at = new_due
      ) then
        raise exception 'a deadline moves with its record, and never after the decision'
          using errcode = 'check_violation', constraint = 'deadline_counted_anew';
      end if;
      return new;
    end $$;
    create trigger deadline_counted_anew before update of due_at, provisional on app."case"
      for each row execute function app.refuse_moving_deadline();
    create trigger deadline_counted_anew before update of extended_until on app.case_extension
      for each row execute function app.refuse_moving_deadline();

    -- What was decided stays; what it led to is counted anew, and may then end before the date that once stood.
    alter table app.case_extension drop constraint case_extension_check;
    create function app.refuse_backward_extension() returns trigger language plpgsql as $$
    begin
      if new.extended_until <= new.original_due_at then
        raise exception 'an extension ends after the date that it extends'
          using errcode = 'check_violation', constraint = 'extension_goes_on';
      end if;
      return new;
    end $$;
    create trigger extension_goes_on before insert on app.case_extension
      for each row execute function app.refuse_backward_extension();

    drop table app.calendar_day;
    grant select, insert on app.calendar_notice, app.deadline_recount to ${app};
    grant update (due_at, provisional) on app."case" to ${app};
    grant update (extended_until) on app.case_extension to ${app};
    grant update (apply_by_at) on app.catalogue_update to ${app};
  `.execute(db);
}
