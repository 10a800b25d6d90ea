import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);

/**
 * What the open catalogue is searched by. Closed and withdrawn datasets have no row here (M30), so that no
 * match, count or time of an answer can tell of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Narrow rows: whoever counts or sorts matches never reads their words, which stand aside.
    create table app.search_entry (
      dataset_id uuid primary key references app.dataset,
      openness text not null,
      theme text not null,
      department text not null,
      division text not null,
      update_cycle text not null,
      format text not null,
      title text collate "zh-x-icu" not null,
      -- ascending: the newest first, what was never released last
      released_key text collate "C" not null,
      -- the last day on which the newest release is on time; null where there is none
      due_on date,
      words tsvector not null
    ) with (toast_tuple_target = 128);
    alter table app.search_entry alter column words set storage external;
    -- no pending list: a search never pays for what was published before it
    create index search_entry_words on app.search_entry using gin (words) with (fastupdate = off);
    create index search_entry_released on app.search_entry (released_key, title, dataset_id);
    create index search_entry_title on app.search_entry (title, dataset_id);

    create table app.search_field (
      dataset_id uuid not null references app.search_entry on delete cascade,
      name text not null,
      position integer not null,
      title text collate "zh-x-icu" not null,
      words tsvector not null,
      primary key (dataset_id, name)
    ) with (toast_tuple_target = 128);
    alter table app.search_field alter column words set storage external;
    create index search_field_words on app.search_field using gin (words) with (fastupdate = off);

    create function app.due_on(released_at timestamptz, update_cycle text) returns date
      language sql stable return
      case when released_at is null then null
           when update_cycle in ('IRREGULAR', 'NEVER') then 'infinity'::date
           else ((released_at at time zone 'Asia/Shanghai')::date + case update_cycle
             when 'WEEKLY' then interval '7 days'
             when 'MONTHLY' then interval '1 month'
             when 'QUARTERLY' then interval '3 months'
             when 'HALF_YEARLY' then interval '6 months'
             when 'YEARLY' then interval '1 year'
             else interval '1 day' end)::date end;

    -- Whatever is written, the copies are those of the dataset and of its newest standing release.
    create function app.fill_search_entry() returns trigger
      language plpgsql security definer set search_path = app, pg_temp as $$
    declare found_dataset app.dataset; newest timestamptz;
    begin
      select * into found_dataset from app.dataset d
        where d.id = new.dataset_id and d.state = 'PUBLISHED' and d.openness <> 'CLOSED';
      if not found then
        raise exception 'only what is open can be found (M30)'
          using errcode = 'check_violation', constraint = 'closed_is_not_found';
      end if;
      select max(r.released_at) into newest from app.release r
        where r.dataset_id = new.dataset_id and r.withdrawn_at is null;
      new.openness := found_dataset.openness;
      new.theme := found_dataset.theme;
      new.department := found_dataset.department;
      new.division := found_dataset.division;
      new.update_cycle := found_dataset.update_cycle;
      new.format := found_dataset.format;
      new.title := found_dataset.title_zh;
      new.released_key := lpad((9999999999 - coalesce(floor(extract(epoch from newest))::bigint, 0))::text, 10, '0');
      new.due_on := app.due_on(newest, found_dataset.update_cycle);
      return new;
    end $$;
    create trigger fill_search_entry before insert or update on app.search_entry
      for each row execute function app.fill_search_entry();

    -- The row of the dataset is locked first, so that a release and a change of its entry see each other.
    create function app.follow_dataset() returns trigger
      language plpgsql security definer set search_path = app, pg_temp as $$
    declare subject uuid := case when tg_table_name = 'dataset' then (to_jsonb(new) ->> 'id')::uuid
                                 else (to_jsonb(new) ->> 'dataset_id')::uuid end;
    begin
      perform from app.dataset d where d.id = subject for no key update;
      if exists (select from app.dataset d
                 where d.id = subject and d.state = 'PUBLISHED' and d.openness <> 'CLOSED') then
        update app.search_entry set dataset_id = subject where dataset_id = subject;
      else
        delete from app.search_entry where dataset_id = subject;
      end if;
      return null;
    end $$;
    create trigger search_follows after update on app.dataset
      for each row execute function app.follow_dataset();
    create trigger search_follows after insert or update on app.release
      for each row execute function app.follow_dataset();

    alter table app.dataset drop column grams;

    grant select, insert, update, delete on app.search_entry, app.search_field to ${app};
  `.execute(db);
}
