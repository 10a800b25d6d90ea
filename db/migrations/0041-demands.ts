import { type Kysely, sql } from 'kysely';
import { UPDATE_CYCLE } from '../catalogue/vocabulary.ts';
import {
  DECLINE_GROUNDS,
  DEMAND_LIST_KINDS,
  DEMAND_STATES,
  DEMAND_STEPS,
  SHARING_FORMS,
} from '../demands/vocabulary.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const oneOf = (words: readonly string[]) =>
  sql.raw(`in (${words.map((word) => `'${word}'`).join(', ')})`);

/**
 * 需求清单 (M12): what a department asks of others, item by item, with all versions and steps. The application
 * records versions and steps; the database alone moves an item, as they are recorded.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.demand (
      id uuid primary key default gen_random_uuid(),
      number bigint generated always as identity unique,
      department text not null references app.department,
      state text not null default 'DRAFT' check (state ${oneOf(DEMAND_STATES)}),
      version integer not null default 1 check (version > 0),
      provider text references app.department,
      entry_id uuid references app.catalogue_entry,
      constraint provider_from_assignment check (
        state = 'WITHDRAWN' or (state in ('ASSIGNED', 'MET', 'DECLINED')) = (provider is not null)),
      constraint asks_another check (provider <> department),
      constraint met_by_an_entry check (state <> 'MET' or entry_id is not null)
    );
    create index demand_department on app.demand (department, state);
    create index demand_provider on app.demand (provider, state) where provider is not null;

    create table app.demand_version (
      demand_id uuid not null references app.demand,
      number integer not null check (number > 0),
      title text not null check (length(btrim(title)) > 0),
      fields text[] not null,
      from_department text references app.department,
      entry_id uuid references app.catalogue_entry,
      duty text not null,
      basis text not null,
      cycle text not null check (cycle ${oneOf(UPDATE_CYCLE)}),
      form text not null check (form ${oneOf(SHARING_FORMS)}),
      lacking text,
      reason text not null check (length(btrim(reason)) > 0),
      made_by uuid not null references app.account,
      made_as uuid not null references app.party,
      made_at timestamptz not null,
      primary key (demand_id, number)
    );
    alter table app.demand add constraint has_its_version foreign key (id, version)
      references app.demand_version deferrable initially deferred;
    create trigger record_is_kept before update or delete on app.demand_version
      for each row execute function app.refuse_change_of_record();

    create table app.demand_list (
      id uuid primary key default gen_random_uuid(),
      number bigint generated always as identity unique,
      kind text not null check (kind ${oneOf(DEMAND_LIST_KINDS)}),
      department text not null references app.department,
      note text,
      made_by uuid not null references app.account,
      made_as uuid not null references app.party,
      made_at timestamptz not null
    );
    create index demand_list_department on app.demand_list (department, number);
    create trigger record_is_kept before update or delete on app.demand_list
      for each row execute function app.refuse_change_of_record();

    create table app.demand_step (
      id bigint generated always as identity primary key,
      demand_id uuid not null,
      version integer not null,
      action text not null check (action ${oneOf(DEMAND_STEPS)}),
      from_state text not null check (from_state ${oneOf(DEMAND_STATES)}),
      to_state text not null check (to_state ${oneOf(DEMAND_STATES)}),
      opinion text,
      provider text references app.department,
      entry_id uuid references app.catalogue_entry,
      ground text check (ground ${oneOf(DECLINE_GROUNDS)}),
      legal_basis_id uuid references app.legal_basis,
      list_id uuid references app.demand_list,
      taken_by uuid not null references app.account,
      taken_as uuid not null references app.party,
      taken_at timestamptz not null,
      foreign key (demand_id, version) references app.demand_version,
      constraint says_why check (
        action not in ('RETURN', 'WITHDRAW', 'DECLINE') or length(btrim(coalesce(opinion, ''))) > 0),
      constraint assigned_to_someone check ((action = 'ASSIGN') = (provider is not null)),
      constraint entry_where_it_belongs check (action in ('ASSIGN', 'MEET') or entry_id is null),
      constraint declined_on_a_ground check ((action = 'DECLINE') = (ground is not null)),
      constraint not_shared_has_basis check ((ground is not distinct from 'NOT_SHARED') = (legal_basis_id is not null)),
      constraint goes_with_its_list check ((action in ('SUBMIT', 'GATHER')) = (list_id is not null))
    );
    create index demand_step_demand on app.demand_step (demand_id, id);
    create index demand_step_list on app.demand_step (list_id) where list_id is not null;
    create trigger record_is_kept before update or delete on app.demand_step
      for each row execute function app.refuse_change_of_record();

    create table app.demand_route (
      action text not null,
      from_state text not null,
      to_state text not null,
      post text not null,
      primary key (action, from_state, to_state, post)
    );
    insert into app.demand_route (action, from_state, to_state, post)
      select action, from_state, to_state, post from (values
        ('SUBMIT', '{DRAFT}', 'COUNTY_REVIEW', '{OFFICER,PRINCIPAL}'),
        ('SUBMIT', '{DRAFT}', 'BUREAU_REVIEW', '{OFFICER,PRINCIPAL}'),
        ('GATHER', '{COUNTY_REVIEW}', 'BUREAU_REVIEW', '{COUNTY_REVIEWER}'),
        ('RETURN', '{COUNTY_REVIEW}', 'RETURNED', '{COUNTY_REVIEWER}'),
        ('RETURN', '{BUREAU_REVIEW,DECLINED}', 'RETURNED', '{BUREAU_REVIEWER}'),
        ('ASSIGN', '{BUREAU_REVIEW,DECLINED}', 'ASSIGNED', '{BUREAU_REVIEWER}'),
        ('MEET', '{ASSIGNED}', 'MET', '{OFFICER,PRINCIPAL}'),
        ('DECLINE', '{ASSIGNED}', 'DECLINED', '{OFFICER,PRINCIPAL}'),
        ('WITHDRAW', '{DRAFT,COUNTY_REVIEW,BUREAU_REVIEW,RETURNED,ASSIGNED,DECLINED}', 'WITHDRAWN',
          '{OFFICER,PRINCIPAL}')
      ) route(action, froms, to_state, posts),
        unnest(froms::text[]) from_state, unnest(posts::text[]) post;

    -- A list is made by the department whose it is: its own, or a county's bureau for its county.
    create function app.refuse_list_by_others() returns trigger language plpgsql as $$
    begin
      if not app.holds_post(new.made_by, new.made_as, new.made_at) or not exists (
        select from app.party p where p.id = new.made_as and p.department = new.department
          and case new.kind when 'DEPARTMENT' then p.post in ('OFFICER', 'PRINCIPAL')
            else p.post = 'COUNTY_REVIEWER' end
      ) then
        raise exception 'a department makes its own list, a county''s bureau its county''s'
          using errcode = 'check_violation', constraint = 'list_by_its_own';
      end if;
      return new;
    end $$;
    create trigger list_by_its_own before insert on app.demand_list
      for each row execute function app.refuse_list_by_others();

    -- The application may not write an item, and so could not lock one itself.
    create function app.lock_demands(ids uuid[]) returns setof uuid
      language sql security definer set search_path = app, pg_temp as $$
      select d.id from demand d where d.id = any(ids) order by d.id for update;
    $$;
    revoke all on function app.lock_demands from public;

    create function app.keep_demand_version() returns trigger
      language plpgsql security definer set search_path = app, pg_temp as $$
    declare item demand;
    begin
      select d.* into item from demand d where d.id = new.demand_id for update;
      if item.state not in ('DRAFT', 'RETURNED') or new.number <> 1 + coalesce(
        (select max(v.number) from demand_version v where v.demand_id = new.demand_id), 0) then
        raise exception 'a demand is written while it is a draft or returned, version after version'
          using errcode = 'check_violation', constraint = 'written_as_a_draft';
      end if;
      if not holds_post(new.made_by, new.made_as, new.made_at) or not exists (
        select from party p where p.id = new.made_as and p.department = item.department
          and p.post in ('OFFICER', 'PRINCIPAL')
      ) then
        raise exception 'a department writes its own demands'
          using errcode = 'check_violation', constraint = 'written_by_its_department';
      end if;
      update demand set version = new.number, state = 'DRAFT' where id = new.demand_id;
      return new;
    end $$;
    create trigger written_as_a_draft before insert on app.demand_version
      for each row execute function app.keep_demand_version();

    create function app.take_demand_step() returns trigger
      language plpgsql security definer set search_path = app, pg_temp as $$
    declare
      item demand;
      home department;
      hand party;
    begin
      select d.* into item from demand d where d.id = new.demand_id for update;
      select d.* into home from department d where d.code = item.department;
      select p.* into hand from party p where p.id = new.taken_as;
      if new.from_state <> item.state or new.version <> item.version or not exists (
        select from demand_route r
        where r.action = new.action and r.from_state = new.from_state and r.to_state = new.to_state
      ) or new.action = 'SUBMIT' and (new.to_state = 'COUNTY_REVIEW') <> (home.level = 'COUNTY') then
        raise exception 'a demand that is % is not taken to % by %', item.state, new.to_state, new.action
          using errcode = 'check_violation', constraint = 'moved_as_declared';
      end if;
      if not holds_post(new.taken_by, new.taken_as, new.taken_at) or not exists (
        select from demand_route r
        where r.action = new.action and r.from_state = new.from_state and r.post = hand.post
      ) or not (case
        when new.action in ('SUBMIT', 'WITHDRAW') then hand.department = item.department
        when new.action in ('MEET', 'DECLINE') then hand.department = item.provider
        when hand.post = 'COUNTY_REVIEWER' then home.level = 'COUNTY' and home.division =
          (select d.division from department d where d.code = hand.department)
        else true end) then
        raise exception 'not a post that may take this step'
          using errcode = 'check_violation', constraint = 'moved_by_the_right_post';
      end if;
      if new.action in ('GATHER', 'ASSIGN') and exists (
        select from demand_version v
        where v.demand_id = new.demand_id and v.number = new.version and v.made_by = new.taken_by
      ) then
        raise exception 'nobody judges what he drafted'
          using errcode = 'check_violation', constraint = 'judged_by_a_second_person';
      end if;
      if new.action in ('SUBMIT', 'GATHER') and not exists (
        select from demand_list l where l.id = new.list_id and l.made_by = new.taken_by
          and l.made_as = new.taken_as and l.made_at = new.taken_at
          and (l.kind = 'COUNTY') = (new.action = 'GATHER')
      ) then
        raise exception 'it goes on with the list of those who pass it on'
          using errcode = 'check_violation', constraint = 'passed_on_with_its_list';
      end if;
      if new.action = 'SUBMIT' and exists (
        select from demand_version v where v.demand_id = new.demand_id and v.number = new.version
          and (cardinality(v.fields) = 0 or btrim(v.duty) = '' or btrim(v.basis) = '')
      ) then
        raise exception 'a demand says what it needs, for which duty and on which basis'
          using errcode = 'check_violation', constraint = 'submitted_whole';
      end if;
      if new.action = 'ASSIGN' and new.entry_id is not null and not exists (
        select from catalogue_entry e
        where e.id = new.entry_id and e.department = new.provider and e.state <> 'WITHDRAWN'
      ) then
        raise exception 'the entry is not of the department that is to provide it'
          using errcode = 'check_violation', constraint = 'matched_to_the_providers_entry';
      end if;
      -- M24: what is not shared meets nobody's demand
      if new.action = 'MEET' and not exists (
        select from dataset d where d.id = new.entry_id and d.department = item.provider
          and d.state = 'PUBLISHED' and d.sharing <> 'CLOSED'
      ) then
        raise exception 'only a published entry of the provider that is shared meets a demand'
          using errcode = 'check_violation', constraint = 'met_by_a_shared_entry';
      end if;
      -- M25(1)
      if new.legal_basis_id is not null and not exists (
        select from legal_basis b where b.id = new.legal_basis_id
          and b.kind in ('LAW', 'ADMINISTRATIVE_REGULATION', 'STATE_DOCUMENT')
      ) then
        raise exception 'sharing is refused only on a law, an administrative regulation or state policy'
          using errcode = 'check_violation', constraint = 'declined_on_an_admissible_basis';
      end if;
      update demand set state = new.to_state,
        provider = case new.action when 'ASSIGN' then new.provider when 'RETURN' then null
          else item.provider end,
        entry_id = case when new.action in ('ASSIGN', 'MEET') then new.entry_id
          when new.action = 'RETURN' then null else item.entry_id end
      where id = new.demand_id;
      return new;
    end $$;
    create trigger moved_as_declared before insert on app.demand_step
      for each row execute function app.take_demand_step();

    grant select on app.demand, app.demand_version, app.demand_list, app.demand_step, app.demand_route to ${app};
    grant execute on function app.lock_demands to ${app};
    grant insert (department) on app.demand to ${app};
    grant insert on app.demand_version, app.demand_list, app.demand_step to ${app};
  `.execute(db);
}
