import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);

/**
 * 县区汇集 (M12): a county's departments submit to the county's bureau, which gathers their entries and passes
 * them on as its list; nothing of a county reaches the Bureau in another way.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.gathering (
      id uuid primary key default gen_random_uuid(),
      number bigint generated always as identity unique,
      division text not null references app.division,
      note text,
      gathered_by uuid not null references app.account,
      gathered_as uuid not null references app.party,
      gathered_at timestamptz not null
    );
    create index gathering_division on app.gathering (division, number);
    create trigger record_is_kept before update or delete on app.gathering
      for each row execute function app.refuse_change_of_record();

    create function app.refuse_gathering_by_others() returns trigger language plpgsql as $$
    begin
      if not app.holds_post(new.gathered_by, new.gathered_as, new.gathered_at) or not exists (
        select from app.party p join app.department d on d.code = p.department
        where p.id = new.gathered_as and p.post = 'COUNTY_REVIEWER' and d.division = new.division
      ) then
        raise exception 'a county gathers its own'
          using errcode = 'check_violation', constraint = 'gathered_by_its_county';
      end if;
      return new;
    end $$;
    create trigger gathered_by_its_county before insert on app.gathering
      for each row execute function app.refuse_gathering_by_others();

    alter table app.entry_step add column gathering_id uuid references app.gathering;
    create index entry_step_gathering on app.entry_step (gathering_id) where gathering_id is not null;

    create function app.refuse_passing_by() returns trigger language plpgsql as $$
    declare home app.department;
    begin
      select d.* into home from app.department d join app.catalogue_entry e on e.department = d.code
        where e.id = new.entry_id;
      if new.action = 'SUBMIT' and new.to_state <> (case home.level
        when 'COUNTY' then 'COUNTY_REVIEW' else 'BUREAU_REVIEW' end) then
        raise exception 'a county comes before the Bureau'
          using errcode = 'check_violation', constraint = 'county_comes_first';
      end if;
      if new.action = 'GATHER' and (app.drafted(new.entry_id, new.version, new.taken_by) or not exists (
        select from app.gathering g where g.id = new.gathering_id and g.division = home.division
          and home.level = 'COUNTY' and g.gathered_by = new.taken_by and g.gathered_at = new.taken_at
      )) then
        raise exception 'a county gathers its own, and nobody what he drafted'
          using errcode = 'check_violation', constraint = 'gathered_into_its_list';
      end if;
      if new.action = 'ACCEPT' and home.level = 'COUNTY' and not exists (
        select from app.entry_step s
        where s.entry_id = new.entry_id and s.version = new.version and s.action = 'GATHER'
      ) then
        raise exception 'its county has not gathered it'
          using errcode = 'check_violation', constraint = 'gathered_before_review';
      end if;
      return new;
    end $$;
    create trigger county_comes_first before insert on app.entry_step
      for each row when (new.action in ('SUBMIT', 'GATHER', 'ACCEPT'))
      execute function app.refuse_passing_by();

    grant select, insert on app.gathering to ${app};
  `.execute(db);
}
