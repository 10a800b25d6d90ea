import { type Kysely, sql } from 'kysely';
import {
  FIELD_TYPE,
  LEGAL_BASIS_KIND,
  OPENNESS,
  RESOURCE_FORMAT,
  SENSITIVITY,
  SHARING,
  THEME,
  UPDATE_CYCLE,
} from '../catalogue/vocabulary.ts';

const oneOf = (words: readonly string[]) =>
  sql.raw(`in (${words.map((w) => `'${w}'`).join(', ')})`);

/** 目录 (M10–M11, M30–M31): departments, datasets, fields, legal bases, and what must never be stored. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.division (
      code text primary key check (code ~ '^[0-9]{6}$'),
      name_zh text not null,
      name_en text not null
    );

    create table app.department (
      code text primary key check (code ~ '^[a-z][a-z0-9-]{1,62}$'),
      name_zh text not null,
      name_en text not null,
      credit_code text not null unique check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
      level text not null check (level in ('CITY', 'COUNTY')),
      division text not null references app.division,
      phone text not null,
      hours_zh text not null,
      hours_en text not null
    );

    create table app.legal_basis (
      id uuid primary key default gen_random_uuid(),
      title text not null check (title <> ''),
      document_number text,
      article text not null check (article <> ''),
      kind text not null check (kind ${oneOf(LEGAL_BASIS_KIND)}),
      unique nulls not distinct (title, document_number, article)
    );

    create table app.dataset (
      id uuid primary key default gen_random_uuid(),
      slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,62}$'),
      code text not null unique,
      department text not null references app.department,
      state text not null default 'DRAFT' check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
      title_zh text not null check (title_zh <> ''),
      title_en text not null check (title_en <> ''),
      summary_zh text not null,
      summary_en text not null,
      theme text not null check (theme ${oneOf(THEME)}),
      classification text[] not null check (cardinality(classification) >= 2),
      keywords text[] not null,
      openness text not null check (openness ${oneOf(OPENNESS)}),
      openness_condition_zh text,
      openness_condition_en text,
      sharing text not null check (sharing ${oneOf(SHARING)}),
      sharing_condition text,
      update_cycle text not null check (update_cycle ${oneOf(UPDATE_CYCLE)}),
      format text not null check (format ${oneOf(RESOURCE_FORMAT)}),
      division text not null references app.division,
      temporal_from date,
      temporal_until date,
      crs text,
      source_note_zh text not null,
      source_note_en text not null,
      synthetic boolean not null,
      schema_version integer not null default 1,
      grams text[] not null,
      published_at timestamptz,
      check (state = 'DRAFT' or published_at is not null),
      check (openness = 'UNCONDITIONAL' or openness_condition_zh <> '')
    );
    create index dataset_grams on app.dataset using gin (grams);
    create index dataset_department on app.dataset (department);

    create table app.dataset_legal_basis (
      dataset_id uuid not null references app.dataset,
      legal_basis_id uuid not null references app.legal_basis,
      position integer not null,
      primary key (dataset_id, legal_basis_id)
    );

    create table app.field (
      dataset_id uuid not null references app.dataset,
      position integer not null,
      name text not null check (name ~ '^[a-z][A-Za-z0-9]{0,62}$'),
      title_zh text not null,
      title_en text not null,
      description_zh text,
      description_en text,
      type text not null check (type ${oneOf(FIELD_TYPE)}),
      unit text,
      sensitivity text not null check (sensitivity ${oneOf(SENSITIVITY)}),
      openness text not null check (openness ${oneOf(OPENNESS)}),
      legal_basis_id uuid references app.legal_basis,
      desensitization jsonb,
      key boolean not null,
      indexed boolean not null,
      nullable boolean not null,
      example text,
      source text not null,
      primary key (dataset_id, name),
      unique (dataset_id, position),
      -- M31: sensitive data leaves only desensitized
      constraint sensitive_field_has_rule
        check (sensitivity = 'NONE' or openness = 'CLOSED' or desensitization is not null)
    );

    create function app.openness_rank(openness text) returns integer language sql immutable
      return case openness when 'UNCONDITIONAL' then 0 when 'CONDITIONAL' then 1 else 2 end;

    -- A field may only be stricter than its dataset.
    create function app.refuse_field_more_open() returns trigger language plpgsql as $$
    begin
      if exists (
        select from app.field f join app.dataset d on d.id = f.dataset_id
        where d.id = case when tg_table_name = 'dataset' then (to_jsonb(new) ->> 'id')::uuid
                          else (to_jsonb(new) ->> 'dataset_id')::uuid end
          and app.openness_rank(f.openness) < app.openness_rank(d.openness)
      ) then
        raise exception 'a field is more open than its dataset'
          using errcode = 'check_violation', constraint = 'field_not_more_open';
      end if;
      return null;
    end $$;
    create constraint trigger field_not_more_open after insert or update on app.field
      deferrable initially deferred for each row execute function app.refuse_field_more_open();
    create constraint trigger field_not_more_open after update of openness on app.dataset
      deferrable initially deferred for each row execute function app.refuse_field_more_open();

    -- M31: what is conditional or closed says on which legal basis.
    create function app.refuse_restriction_without_basis() returns trigger language plpgsql as $$
    declare subject uuid := case when tg_table_name = 'dataset' then (to_jsonb(coalesce(new, old)) ->> 'id')::uuid
                                 else (to_jsonb(coalesce(new, old)) ->> 'dataset_id')::uuid end;
    begin
      if exists (
        select from app.dataset d
        where d.id = subject and d.state <> 'DRAFT' and d.openness <> 'UNCONDITIONAL'
          and not exists (select from app.dataset_legal_basis b where b.dataset_id = d.id)
      ) then
        raise exception 'a restricted dataset needs a legal basis (M31)'
          using errcode = 'check_violation', constraint = 'restriction_has_basis';
      end if;
      return null;
    end $$;
    create constraint trigger restriction_has_basis after insert or update on app.dataset
      deferrable initially deferred for each row execute function app.refuse_restriction_without_basis();
    create constraint trigger restriction_has_basis after delete or update on app.dataset_legal_basis
      deferrable initially deferred for each row execute function app.refuse_restriction_without_basis();
  `.execute(db);
}
