import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);

/**
 * A published shape is a contract: what becomes of a field is announced before it is done, and a release
 * keeps what its fields were when it was made (M41: on which review it went out).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.contract_term (
      only_one boolean primary key default true check (only_one),
      notice_days integer not null check (notice_days between 1 and 730),
      changed_at timestamptz not null,
      changed_by uuid references app.account
    );
    insert into app.contract_term (notice_days, changed_at) values (90, now());

    alter table app.field
      add column notice text check (notice in ('REMOVAL', 'CHANGE')),
      -- the day of the announcement, the day from which it may be done, and the period that stood between them
      add column deprecated_on date,
      add column notice_on date,
      add column notice_days integer check (notice_days > 0),
      add column notice_reason_zh text,
      add column notice_reason_en text,
      add column replaced_by text,
      add constraint notice_is_whole check (
        num_nulls(notice, deprecated_on, notice_on, notice_days) in (0, 4)
        and (notice is null) = (length(btrim(coalesce(notice_reason_zh, ''))) = 0)),
      add constraint notice_is_long_enough check (notice_on >= deprecated_on + notice_days);

    -- when what the public sees was written last
    alter table app.dataset add column written_at timestamptz;
    update app.dataset set written_at = published_at;

    -- What users build on does not go or become another before the announced day.
    create function app.refuse_broken_contract() returns trigger language plpgsql as $$
    declare
      done_on date := (select (d.written_at at time zone 'Asia/Shanghai')::date from app.dataset d
                       where d.id = old.dataset_id and d.state = 'PUBLISHED' and d.openness <> 'CLOSED');
      kept app.field := (select f from app.field f where f.dataset_id = old.dataset_id and f.name = old.name);
    begin
      if done_on is null or old.openness = 'CLOSED' then return null; end if;
      if kept.name is null then
        if old.notice = 'REMOVAL' and old.notice_on <= done_on then return null; end if;
      elsif kept.type = old.type and kept.key = old.key and kept.unit is not distinct from old.unit
        and (old.nullable or not kept.nullable) then
        return null;
      elsif old.notice = 'CHANGE' and old.notice_on <= done_on then
        return null;
      end if;
      raise exception 'field % is removed or changed without its notice', old.name
        using errcode = 'check_violation', constraint = 'contract_is_kept';
    end $$;
    create constraint trigger contract_is_kept after delete or update on app.field
      deferrable initially deferred for each row execute function app.refuse_broken_contract();

    alter table app.release
      -- name, type, nullable, openness of each released field, as they were
      add column fields jsonb not null default '[]',
      add column open_fields text[] not null default '{}',
      add column restricted_fields text[] not null default '{}',
      add column reviewed_version integer,
      add constraint release_review foreign key (dataset_id, reviewed_version)
        references app.secrecy_review (entry_id, version);

    alter table app.release disable trigger release_is_immutable;
    update app.release r set
      fields = s.fields, open_fields = s.open_fields, restricted_fields = s.restricted_fields,
      reviewed_version = (
        select e.published_version from app.catalogue_entry e
          join app.secrecy_review v on v.entry_id = e.id and v.version = e.published_version
        where e.dataset_id = r.dataset_id and v.schema_version = r.schema_version)
    from (
      select r.id,
        jsonb_agg(jsonb_build_object('name', f.name, 'type', f.type, 'nullable', f.nullable, 'openness', f.openness)
          order by f.position) as fields,
        coalesce(array_agg(f.name order by f.position) filter (where f.openness = 'UNCONDITIONAL'), '{}') as open_fields,
        coalesce(array_agg(f.name order by f.position) filter (where f.openness <> 'UNCONDITIONAL'), '{}') as restricted_fields
      from app.release r join app.field f on f.dataset_id = r.dataset_id and f.since <= r.schema_version
      where f.openness <> 'CLOSED'
      group by r.id) s
    where s.id = r.id;
    alter table app.release enable trigger release_is_immutable;

    -- M41: a release goes out on the review of the entry that the public sees, whose shape is its own.
    create or replace function app.refuse_release_without_review() returns trigger language plpgsql as $$
    begin
      new.reviewed_version := (
        select e.published_version from app.catalogue_entry e
          join app.secrecy_review r on r.entry_id = e.id and r.version = e.published_version
          join app.dataset d on d.id = e.dataset_id
        where d.id = new.dataset_id and d.schema_version = new.schema_version
          and r.schema_version = new.schema_version);
      if new.reviewed_version is null then
        raise exception 'no release goes out without the secrecy review of its shape (M41)'
          using errcode = 'check_violation', constraint = 'release_has_secrecy_review';
      end if;
      return new;
    end $$;

    grant select on app.contract_term to ${app};
    grant update (notice_days, changed_at, changed_by) on app.contract_term to ${app};
  `.execute(db);
}
