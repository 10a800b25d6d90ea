import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const ingest = sql.id(ROLES.ingest);

const OF_LOAD = 'load_id in (select id from pool.load where dataset_id = $1)';
const OF_UPDATE =
  'update_id in (select i.update_id from app.catalogue_update_item i where i.entry_id = $1)';

/** Where people write about a dataset in their own words: table, which of its rows, columns of text, of JSON. */
const WRITTEN: [table: string, rows: string, texts: string[], json: string[]][] = [
  ['app.entry_step', 'entry_id = $1', ['opinion'], ['remarks']],
  ['app.secrecy_review', 'entry_id = $1', ['opinion'], []],
  ['app.naming_decision', 'entry_id = $1', ['reason'], []],
  ['app.element_look', 'entry_id = $1', ['remark'], []],
  ['app.review_batch_entry', 'entry_id = $1', [], ['findings', 'duplicates']],
  ['app.catalogue_update_item', 'entry_id = $1', ['reason'], []],
  ['app.catalogue_update', OF_UPDATE.replace('update_id', 'id'), ['basis', 'reason'], []],
  ['app.catalogue_update_step', OF_UPDATE, ['opinion'], []],
  ['app."grant"', 'dataset_id = $1', ['withdrawn_reason'], []],
  ['pool.load_question', OF_LOAD, ['question', 'answer'], []],
  ['pool.finding_answer', OF_LOAD, ['reason'], []],
];

/** What is declared and decided, in which a value may stand as a word of a header or of a condition. */
const DECLARED: typeof WRITTEN = [
  ['app.dataset', 'id = $1', ['sharing_condition', 'withdrawn_reason'], []],
  ['app.field', 'dataset_id = $1', ['source', 'unit'], []],
  [
    'app.glossary_decision',
    'department = (select d.department from app.dataset d where d.id = $1)',
    ['subject'],
    [],
  ],
  ['pool.load', 'dataset_id = $1', [], ['parts', 'light']],
];

const listed = (places: typeof WRITTEN) =>
  sql.raw(
    places
      .map(
        ([table, rows, texts, json]) =>
          `('${table}', '${rows}', '{${texts.join(',')}}', '{${json.join(',')}}')`,
      )
      .join(', '),
  );

/**
 * A purge reaches what people have written about a dataset, and the glossary of its department: opinions, remarks,
 * questions to the Bureau and its answers, headers (M41).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What was recorded is kept, but for words that a purge takes out, which only its own functions do.
    create or replace function app.refuse_change_of_record() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and coalesce(current_setting('app.purging', true), '') <> ''
         and current_user = (select tableowner from pg_tables where schemaname = 'app' and tablename = 'entry_version')
      then
        return new;
      end if;
      raise exception '% keeps what was recorded', tg_table_name
        using errcode = 'check_violation', constraint = 'record_is_kept';
    end $$;
    create or replace function pool.refuse_answer_change() returns trigger language plpgsql as $$
    begin
      if coalesce(current_setting('app.purging', true), '') <> ''
         and current_user = (select tableowner from pg_tables where schemaname = 'pool' and tablename = 'finding_answer')
         and to_jsonb(new) - 'reason' is not distinct from to_jsonb(old) - 'reason' then
        return new;
      end if;
      if to_jsonb(new) - 'revoked_at' is distinct from to_jsonb(old) - 'revoked_at' or old.revoked_at is not null then
        raise exception 'a decision is kept' using errcode = 'check_violation', constraint = 'answer_is_kept';
      end if;
      return new;
    end $$;

    -- Only what people write is changed: a value may be called like a word of the system.
    create function app.without_word(given jsonb, word text, places text[]) returns jsonb
      language plpgsql immutable as $$
    declare place text;
    begin
      foreach place in array places loop
        if position(word in given #>> string_to_array(place, '.')) > 0 then
          given := jsonb_set(given, string_to_array(place, '.'),
            to_jsonb(replace(given #>> string_to_array(place, '.'), word, '***')));
        end if;
      end loop;
      return given;
    end $$;

    create function app.purge_records(dataset uuid, words text[], declared boolean) returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
    declare word text; inner_word text; place record; col text;
    begin
      if not app.is_purging(dataset) then raise exception 'no confirmed order to purge'; end if;
      perform set_config('app.purging', dataset::text, true);
      foreach word in array words loop
        inner_word := substring(to_jsonb(word)::text from '^"(.*)"$');
        for place in
          select * from (values ${listed(WRITTEN)}) as v(relation, own, texts, json)
          union all
          select * from (values ${listed(DECLARED)}) as v(relation, own, texts, json) where declared
        loop
          foreach col in array place.texts::text[] loop
            execute format('update %s set %2$I = replace(%2$I, $2, ''***'') where %3$s and position($2 in %2$I) > 0',
              place.relation, col, place.own) using dataset, word;
          end loop;
          foreach col in array place.json::text[] loop
            execute format(
              'update %s set %2$I = replace(%2$I::text, $2, ''***'')::jsonb where %3$s and position($2 in %2$I::text) > 0',
              place.relation, col, place.own) using dataset, inner_word;
          end loop;
        end loop;
        update app.glossary_decision g set answer = app.without_word(answer, word,
            case when declared then '{question, sharingCondition, legalBasis.title, legalBasis.article, legalBasis.documentNumber}'
              else '{question}'::text[] end)
          where g.department = (select d.department from app.dataset d where d.id = dataset)
            and position(inner_word in answer::text) > 0;
      end loop;
    end $$;

    -- What was asked about a column goes with it, in which a cell may be quoted.
    create function app.purge_column_questions(dataset uuid, header text) returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
    begin
      if not app.is_purging(dataset) then raise exception 'no confirmed order to purge'; end if;
      perform set_config('app.purging', dataset::text, true);
      update app.glossary_decision g set answer = answer - 'question'
      where g.kind = 'COLUMN' and split_part(g.subject, '@', 1) = header and g.answer ? 'question'
        and g.department = (select d.department from app.dataset d where d.id = dataset);
    end $$;

    create or replace function app.forget_statistics() returns void
      language plpgsql security definer set search_path = app, pg_temp as $$
    begin
      analyze pool.load, pool.sent_row, pool.rejected_row, pool.aside_row, pool.purge_order, pool.finding,
        pool.finding_answer, pool.load_question, app.dataset, app.field, app.entry_version, app.reading, app.release,
        app.entry_step, app.secrecy_review, app.naming_decision, app.element_look, app.review_batch_entry,
        app.catalogue_update, app.catalogue_update_item, app.catalogue_update_step, app."grant",
        app.glossary_decision;
    end $$;

    revoke all on function app.purge_records, app.purge_column_questions from public;
    grant execute on function app.purge_records, app.purge_column_questions to ${ingest};
  `.execute(db);
}
