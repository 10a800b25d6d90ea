import { type Kysely, sql } from 'kysely';
import { NOTICE_KINDS, REMINDERS } from '../notices/vocabulary.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const oneOf = (words: readonly string[]) =>
  sql.raw(`in (${words.map((word) => `'${word}'`).join(', ')})`);

/**
 * 通知和提醒: who is told of what, written in the transaction of the event, so that none is lost and none is sent of
 * what never happened; each reminder of a clock once, however many workers there are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.notice (
      id uuid primary key default gen_random_uuid(),
      number bigint generated always as identity unique,
      party_id uuid not null references app.party,
      kind text not null check (kind ${oneOf(NOTICE_KINDS)}),
      case_id uuid references app."case",
      update_id uuid references app.catalogue_update,
      detail jsonb not null check (jsonb_typeof(detail) = 'object'),
      urgent boolean not null,
      statutory boolean not null,
      at timestamptz not null
    );
    create index notice_party on app.notice (party_id, number desc);
    create index notice_case on app.notice (case_id) where case_id is not null;
    create trigger record_is_kept before update or delete on app.notice
      for each row execute function app.refuse_change_of_record();

    create table app.notice_reading (
      notice_id uuid not null references app.notice,
      account_id uuid not null references app.account,
      read_at timestamptz not null,
      primary key (notice_id, account_id)
    );

    create table app.case_reminder (
      case_id uuid not null references app."case",
      clock text not null check (clock in ('ANSWER', 'EXTENDED')),
      reminder text not null check (reminder ${oneOf(REMINDERS)}),
      due_at timestamptz not null,
      told boolean not null,
      made_at timestamptz not null,
      primary key (case_id, clock, reminder)
    );
    create trigger record_is_kept before update or delete on app.case_reminder
      for each row execute function app.refuse_change_of_record();

    create function app.refuse_reminder_of_decided() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from app."case" c where c.id = new.case_id and c.state = (case new.clock
          when 'ANSWER' then 'RECEIVED' else 'EXTENDED' end)
      ) then
        raise exception 'nobody is reminded of what is decided'
          using errcode = 'check_violation', constraint = 'reminds_of_what_runs';
      end if;
      return new;
    end $$;
    create trigger reminds_of_what_runs before insert on app.case_reminder
      for each row execute function app.refuse_reminder_of_decided();

    grant select, insert on app.notice, app.notice_reading, app.case_reminder to ${app};
  `.execute(db);
}
