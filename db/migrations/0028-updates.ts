import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';
import {
  UPDATE_ACTIONS,
  UPDATE_GROUNDS,
  UPDATE_ITEM_KINDS,
  UPDATE_STATES,
} from '../updates/vocabulary.ts';

const app = sql.id(ROLES.app);
const oneOf = (words: readonly string[]) =>
  sql.raw(`in (${words.map((word) => `'${word}'`).join(', ')})`);

/**
 * 目录更新 (M14): applications for an update with both clocks, every step with its hand. An update is carried out
 * whole or not at all.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.catalogue_update (
      id uuid primary key default gen_random_uuid(),
      number bigint generated always as identity unique,
      department text not null references app.department,
      ground text not null check (ground ${oneOf(UPDATE_GROUNDS)}),
      changed_on date not null,
      -- the law or document that changed, in words
      basis text not null check (length(btrim(basis)) > 0),
      reason text not null check (length(btrim(reason)) > 0),
      rules jsonb not null,
      apply_by_at timestamptz not null,
      state text not null check (state ${oneOf(UPDATE_STATES)}),
      round integer not null default 1 check (round > 0),
      filed_by uuid not null references app.account,
      filed_as uuid not null references app.party,
      filed_at timestamptz not null,
      received_at timestamptz,
      due_at timestamptz,
      provisional boolean not null,
      carried_out_at timestamptz,
      constraint changed_before_filing check (
        changed_on <= (filed_at at time zone 'Asia/Shanghai')::date),
      constraint clock_runs_from_receipt check (
        (received_at is null) = (due_at is null) and due_at > received_at
        and (state not in ('RECEIVED', 'CARRIED_OUT') or received_at is not null)),
      constraint carried_out_has_its_instant check (
        (state = 'CARRIED_OUT') = (carried_out_at is not null))
    );
    create index catalogue_update_department on app.catalogue_update (department, state);

    create table app.catalogue_update_item (
      update_id uuid not null references app.catalogue_update,
      round integer not null,
      entry_id uuid not null,
      version integer not null,
      kind text not null check (kind ${oneOf(UPDATE_ITEM_KINDS)}),
      reason text,
      primary key (update_id, round, entry_id),
      foreign key (entry_id, version) references app.entry_version,
      constraint withdrawal_says_why check (
        (kind = 'WITHDRAW') = (length(btrim(coalesce(reason, ''))) > 0))
    );
    create index catalogue_update_item_entry on app.catalogue_update_item (entry_id);
    create trigger record_is_kept before update or delete on app.catalogue_update_item
      for each row execute function app.refuse_change_of_record();

    create table app.catalogue_update_step (
      id bigint generated always as identity primary key,
      update_id uuid not null references app.catalogue_update,
      round integer not null,
      action text not null check (action ${oneOf(UPDATE_ACTIONS)}),
      opinion text,
      due_at timestamptz,
      taken_by uuid not null references app.account,
      taken_as uuid not null references app.party,
      taken_at timestamptz not null,
      constraint return_says_why check (
        action <> 'RETURN' or length(btrim(coalesce(opinion, ''))) > 0)
    );
    create index catalogue_update_step_update on app.catalogue_update_step (update_id, id);
    create trigger record_is_kept before update or delete on app.catalogue_update_step
      for each row execute function app.refuse_change_of_record();

    -- M14: the department applies, its county gathers, the Bureau carries out.
    create function app.refuse_update_step_by_others() returns trigger language plpgsql as $$
    begin
      if not app.holds_post(new.taken_by, new.taken_as, new.taken_at) or not exists (
        select from app.party p join app.catalogue_update u on u.id = new.update_id
          join app.department d on d.code = u.department
          join app.department own on own.code = p.department
        where p.id = new.taken_as and case
          when new.action = 'FILE' then p.department = u.department and p.post in ('OFFICER', 'PRINCIPAL')
          when p.post = 'COUNTY_REVIEWER' then new.action in ('GATHER', 'RETURN') and own.division = d.division
          else p.post = 'BUREAU_REVIEWER' and new.action in ('RETURN', 'CARRY_OUT') end
      ) then
        raise exception 'not a post that may take this step'
          using errcode = 'check_violation', constraint = 'updated_by_the_right_post';
      end if;
      return new;
    end $$;
    create trigger updated_by_the_right_post before insert on app.catalogue_update_step
      for each row execute function app.refuse_update_step_by_others();

    create function app.refuse_item_of_others() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from app.catalogue_update u join app.catalogue_entry e on e.department = u.department
        where u.id = new.update_id and u.round = new.round and u.state in ('AT_COUNTY', 'RECEIVED')
          and e.id = new.entry_id
      ) then
        raise exception 'a department updates its own entries'
          using errcode = 'check_violation', constraint = 'updates_its_own';
      end if;
      return new;
    end $$;
    create trigger updates_its_own before insert on app.catalogue_update_item
      for each row execute function app.refuse_item_of_others();

    -- What has been carried out is kept, and nothing is called so before the catalogue says it.
    create function app.refuse_half_an_update() returns trigger language plpgsql as $$
    begin
      if old.state = 'CARRIED_OUT' then
        raise exception 'what has been carried out is kept'
          using errcode = 'check_violation', constraint = 'update_is_kept';
      end if;
      if new.state = 'CARRIED_OUT' and (
        old.state <> 'RECEIVED'
        or not exists (select from app.catalogue_update_item i where i.update_id = new.id and i.round = new.round)
        or exists (
          select from app.catalogue_update_item i join app.catalogue_entry e on e.id = i.entry_id
          where i.update_id = new.id and i.round = new.round and case i.kind
            when 'PUT' then e.state <> 'PUBLISHED' or e.published_version < i.version
            else e.state <> 'WITHDRAWN' end)
      ) then
        raise exception 'the catalogue does not say yet what the update asks for'
          using errcode = 'check_violation', constraint = 'carried_out_whole';
      end if;
      return new;
    end $$;
    create trigger carried_out_whole before update on app.catalogue_update
      for each row execute function app.refuse_half_an_update();

    grant select, insert on app.catalogue_update, app.catalogue_update_item, app.catalogue_update_step to ${app};
    grant update (state, round, received_at, due_at, provisional, carried_out_at) on app.catalogue_update to ${app};
  `.execute(db);
}
