import { type Kysely, sql } from 'kysely';
import { MAIL_WISHES, MESSAGE_STATES } from '../messages/vocabulary.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const oneOf = (words: readonly string[]) =>
  sql.raw(`in (${words.map((word) => `'${word}'`).join(', ')})`);

/**
 * 待发和电话告知: what goes out is written with the event that it tells of and sent afterwards, once for each notice
 * and account; a statutory notice that could not be delivered becomes a call that somebody has to make.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.contact (
      account_id uuid primary key references app.account,
      email text not null check (length(email) <= 254 and email ~ '^[^@[:space:]<>,;]+@[^@[:space:]<>,;]+$'),
      wish text not null check (wish ${oneOf(MAIL_WISHES)}),
      asked_at timestamptz not null,
      tries integer not null default 0 check (tries >= 0),
      confirmed_at timestamptz
    );

    -- Who acts for a party is looked up for every notice to it.
    create index membership_party on app.membership (party_id);

    create table app.message (
      id bigint generated always as identity primary key,
      notice_id uuid references app.notice,
      account_id uuid not null references app.account,
      digest boolean not null,
      state text not null check (state ${oneOf(MESSAGE_STATES)}),
      attempts integer not null default 0 check (attempts >= 0),
      next_at timestamptz not null,
      sent_at timestamptz,
      fault text,
      constraint sent_has_its_instant check ((state = 'SENT') = (sent_at is not null)),
      constraint one_message_a_notice unique (notice_id, account_id)
    );
    create index message_pending on app.message (next_at, id) where state = 'PENDING';

    create function app.refuse_second_ending() returns trigger language plpgsql as $$
    begin
      if old.state <> 'PENDING' then
        raise exception 'what was sent or given up stays so'
          using errcode = 'check_violation', constraint = 'message_ends_once';
      end if;
      return new;
    end $$;
    create trigger message_ends_once before update on app.message
      for each row execute function app.refuse_second_ending();

    create table app.phone_task (
      id uuid primary key default gen_random_uuid(),
      notice_id uuid not null unique references app.notice,
      case_id uuid not null references app."case",
      made_at timestamptz not null,
      done_at timestamptz,
      done_by uuid references app.account,
      done_as uuid references app.party,
      note text,
      constraint called_whole check (
        num_nonnulls(done_at, done_by, done_as) in (0, 3)
        and (done_at is null) = (note is null) and length(btrim(coalesce(note, 'x'))) > 0)
    );
    create index phone_task_open on app.phone_task (case_id) where done_at is null;
    create function app.refuse_call_by_others() returns trigger language plpgsql as $$
    begin
      if old.done_at is not null or not app.acts_for(new.case_id, 'answeredBy', new.done_as)
        or not app.holds_post(new.done_by, new.done_as, new.done_at) then
        raise exception 'whoever answers the case makes the call, once'
          using errcode = 'check_violation', constraint = 'called_by_the_right_post';
      end if;
      return new;
    end $$;
    create trigger called_by_the_right_post before update on app.phone_task
      for each row execute function app.refuse_call_by_others();

    grant select, insert, update, delete on app.contact to ${app};
    grant select, insert on app.message, app.phone_task to ${app};
    grant update (state, attempts, next_at, sent_at, fault) on app.message to ${app};
    grant update (done_at, done_by, done_as, note) on app.phone_task to ${app};
    -- An address is not sampled into the planner's statistics, nor what was said at a call.
    alter table app.contact alter column email set statistics 0;
    alter table app.phone_task alter column note set statistics 0;
  `.execute(db);
}
