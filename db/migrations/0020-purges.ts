import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const ingest = sql.id(ROLES.ingest);

/**
 * 清除: a leak is erasable although releases are immutable. An order names what goes and is confirmed by a
 * second person (M41); with the values the order forgets them too, and a public notice stays.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table pool.purge_order (
      id uuid primary key default gen_random_uuid(),
      dataset_id uuid not null references app.dataset,
      kind text not null check (kind in ('ROW', 'COLUMN', 'VALUES')),
      -- what goes: it is here only until it is gone
      target jsonb,
      -- the kind of data, for the public
      what_zh text not null check (length(btrim(what_zh)) > 0),
      what_en text not null,
      reason text not null check (length(btrim(reason)) > 0),
      ordered_by uuid not null references app.account,
      ordered_as uuid not null references app.party,
      ordered_at timestamptz not null,
      confirmed_by uuid references app.account,
      confirmed_as uuid references app.party,
      confirmed_at timestamptz,
      dropped_at timestamptz,
      done_at timestamptz,
      -- how many rows went, and from where
      figures jsonb,
      constraint purged_by_two_persons check (confirmed_by <> ordered_by),
      constraint confirmed_whole check (num_nulls(confirmed_by, confirmed_as, confirmed_at) in (0, 3)),
      constraint done_is_confirmed check (done_at is null or (confirmed_by is not null and figures is not null)),
      constraint dropped_is_not_done check (dropped_at is null or confirmed_by is null),
      constraint target_goes_with_its_values check (
        (target is null) = (done_at is not null or dropped_at is not null))
    );
    create index purge_order_dataset on pool.purge_order (dataset_id);

    create function pool.refuse_purge_change() returns trigger language plpgsql as $$
    declare fixed text[] := '{target,confirmed_by,confirmed_as,confirmed_at,dropped_at,done_at,figures}';
    begin
      if tg_op = 'DELETE' or old.done_at is not null or old.dropped_at is not null
         or to_jsonb(new) - fixed is distinct from to_jsonb(old) - fixed
         or (new.target is distinct from old.target and new.target is not null) then
        raise exception 'an order to purge keeps what was ordered'
          using errcode = 'check_violation', constraint = 'purge_is_kept';
      end if;
      return new;
    end $$;
    create trigger purge_is_kept before update or delete on pool.purge_order
      for each row execute function pool.refuse_purge_change();

    create table app.purge_notice (
      id uuid primary key,
      dataset_id uuid not null references app.dataset,
      kind text not null check (kind in ('ROW', 'COLUMN', 'VALUES')),
      what_zh text not null,
      what_en text not null,
      purged_at timestamptz not null,
      releases integer[] not null
    );
    create index purge_notice_dataset on app.purge_notice (dataset_id, purged_at);

    create function app.refuse_notice_without_order() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from pool.purge_order o
        where o.id = new.id and o.dataset_id = new.dataset_id and o.confirmed_by is not null
      ) then
        raise exception 'a notice stands for a confirmed order'
          using errcode = 'check_violation', constraint = 'notice_has_order';
      end if;
      return new;
    end $$;
    create trigger notice_has_order before insert on app.purge_notice
      for each row execute function app.refuse_notice_without_order();

    alter table app.release add column superseded_at timestamptz;

    -- Whether a confirmed purge of the dataset is being carried out.
    create function app.is_purging(dataset uuid) returns boolean
      language sql stable security definer set search_path = pool, pg_temp as $$
      select exists (select from pool.purge_order o
        where o.dataset_id = dataset and o.confirmed_by is not null and o.done_at is null);
    $$;

    -- A release is immutable but for two things: it can be taken back, and values can be purged from it.
    create or replace function app.refuse_release_change() returns trigger language plpgsql as $$
    declare
      taken_back text[] := '{withdrawn_at,withdrawn_reason,withdrawn_by}';
      measured text[] := '{row_count,completeness,sha256,sm3,smallest_group,smallest_changed_group,fields,note,superseded_at}';
    begin
      if to_jsonb(new) - taken_back is not distinct from to_jsonb(old) - taken_back
         and old.withdrawn_at is null then
        return new;
      end if;
      if to_jsonb(new) - measured is not distinct from to_jsonb(old) - measured
         and new.superseded_at is not null and app.is_purging(old.dataset_id) then
        return new;
      end if;
      raise exception 'a release is immutable' using errcode = 'check_violation', constraint = 'release_is_immutable';
    end $$;

    -- What was recorded is kept, but for words that a purge of its own entry takes out.
    create or replace function app.refuse_change_of_record() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and tg_table_name = 'entry_version'
         and current_setting('app.purging', true) = to_jsonb(old) ->> 'entry_id'
         and current_user = (select tableowner from pg_tables where schemaname = 'app' and tablename = 'entry_version')
      then
        return new;
      end if;
      raise exception '% keeps what was recorded', tg_table_name
        using errcode = 'check_violation', constraint = 'record_is_kept';
    end $$;

    -- Takes words out of what is said of a dataset, wherever in a text they stand.
    create function app.purge_words(dataset uuid, words text[]) returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
    declare word text; inner_word text;
    begin
      if not app.is_purging(dataset) then raise exception 'no confirmed order to purge'; end if;
      perform set_config('app.purging', dataset::text, true);
      foreach word in array words loop
        inner_word := substring(to_jsonb(word)::text from '^"(.*)"$');
        update app.dataset d set
          title_zh = replace(title_zh, word, '***'), title_en = replace(title_en, word, '***'),
          summary_zh = replace(summary_zh, word, '***'), summary_en = replace(summary_en, word, '***'),
          source_note_zh = replace(source_note_zh, word, '***'), source_note_en = replace(source_note_en, word, '***'),
          openness_condition_zh = replace(openness_condition_zh, word, '***'),
          openness_condition_en = replace(openness_condition_en, word, '***'),
          keywords = (select coalesce(array_agg(replace(k, word, '***')), '{}') from unnest(keywords) k)
        where d.id = dataset and position(word in d::text) > 0;
        update app.field f set
          title_zh = replace(title_zh, word, '***'), title_en = replace(title_en, word, '***'),
          description_zh = replace(description_zh, word, '***'), description_en = replace(description_en, word, '***'),
          example = replace(example, word, '***')
        where f.dataset_id = dataset and position(word in f::text) > 0;
        update app.entry_version set declaration = replace(declaration::text, inner_word, '***')::jsonb,
          reason = replace(reason, word, '***')
        where entry_id = dataset and (position(inner_word in declaration::text) > 0 or position(word in reason) > 0);
        update app.reading set question = jsonb_set(question, '{where}', '{"purged": true}')
        where dataset_id = dataset and position(inner_word in question ->> 'where') > 0;
      end loop;
    end $$;

    -- Takes whole values out of examples and out of the filters that readers asked with.
    create function app.purge_traces(dataset uuid, traces text[]) returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
    declare trace text;
    begin
      if not app.is_purging(dataset) then raise exception 'no confirmed order to purge'; end if;
      perform set_config('app.purging', dataset::text, true);
      update app.field set example = null where dataset_id = dataset and example = any(traces);
      update app.entry_version v set declaration = jsonb_set(declaration, '{fields}', (
          select coalesce(jsonb_agg(case when f ->> 'example' = any(traces) then f - 'example' else f end order by n), '[]')
          from jsonb_array_elements(declaration -> 'fields') with ordinality e(f, n)))
      where entry_id = dataset and exists (
        select from jsonb_array_elements(declaration -> 'fields') e(f) where f ->> 'example' = any(traces));
      foreach trace in array traces loop
        update app.reading set question = jsonb_set(question, '{where}', '{"purged": true}')
        where dataset_id = dataset and position(to_jsonb(trace)::text in question ->> 'where') > 0;
      end loop;
    end $$;

    -- Takes out what examples and filters tell of a column.
    create function app.purge_field(dataset uuid, field text) returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
    begin
      if not app.is_purging(dataset) then raise exception 'no confirmed order to purge'; end if;
      perform set_config('app.purging', dataset::text, true);
      update app.field set example = null where dataset_id = dataset and name = purge_field.field;
      update app.entry_version set declaration = jsonb_set(declaration, '{fields}', (
          select coalesce(jsonb_agg(case when f ->> 'name' = purge_field.field then f - 'example' else f end order by n), '[]')
          from jsonb_array_elements(declaration -> 'fields') with ordinality e(f, n)))
      where entry_id = dataset;
      update app.reading set question = jsonb_set(question, '{where}', '{"purged": true}')
      where dataset_id = dataset
        and position('"field": ' || to_jsonb(purge_field.field)::text in question ->> 'where') > 0;
    end $$;

    -- The planner's statistics hold samples of values: they are taken anew.
    create function app.forget_statistics() returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
    begin
      analyze pool.load, pool.sent_row, pool.rejected_row, pool.aside_row, pool.purge_order,
        app.dataset, app.field, app.entry_version, app.reading, app.release;
    end $$;

    revoke all on function app.purge_words, app.purge_traces, app.purge_field, app.forget_statistics from public;
    grant execute on function app.purge_words, app.purge_traces, app.purge_field, app.forget_statistics to ${ingest};
    grant select, insert, update on pool.purge_order to ${ingest};
    grant select, insert on app.purge_notice to ${ingest};
    grant select on app.purge_notice to ${app};

    do $$ begin
      if current_setting('server_version_num')::integer >= 170000 then
        execute 'grant maintain on all tables in schema pool to ${ingest}';
      end if;
    end $$;
  `.execute(db);
}
