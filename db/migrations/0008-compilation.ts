import { type Kysely, sql } from 'kysely';
import { ENTRY_ACTIONS, ENTRY_STATES } from '../compilation/vocabulary.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const ingest = sql.id(ROLES.ingest);
const oneOf = (words: readonly string[]) =>
  sql.raw(`in (${words.map((word) => `'${word}'`).join(', ')})`);

/**
 * 目录编制 (M12, M31, M41): entries with all their versions, every step with its hand, and the secrecy
 * reviews without which no entry and no release goes out. What the public sees stays in app.dataset.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.catalogue_entry (
      id uuid primary key default gen_random_uuid(),
      department text not null references app.department,
      slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,62}$'),
      state text not null check (state ${oneOf(ENTRY_STATES)}),
      version integer not null check (version > 0),
      published_version integer check (published_version <= version),
      -- the entry and what the public sees of it are one thing with one id
      dataset_id uuid unique references app.dataset,
      check ((published_version is null) = (dataset_id is null)),
      check (dataset_id is null or dataset_id = id)
    );
    create index catalogue_entry_department on app.catalogue_entry (department, state);

    create table app.entry_version (
      entry_id uuid not null references app.catalogue_entry,
      number integer not null check (number > 0),
      declaration jsonb not null,
      reason text not null check (length(btrim(reason)) > 0),
      made_by uuid not null references app.account,
      made_as uuid references app.party,
      made_at timestamptz not null,
      primary key (entry_id, number)
    );

    create table app.entry_step (
      id bigint generated always as identity primary key,
      entry_id uuid not null,
      version integer not null,
      action text not null check (action ${oneOf(ENTRY_ACTIONS)}),
      from_state text check (from_state ${oneOf(ENTRY_STATES)}),
      to_state text not null check (to_state ${oneOf(ENTRY_STATES)}),
      opinion text,
      remarks jsonb not null default '[]',
      taken_by uuid not null references app.account,
      taken_as uuid references app.party,
      taken_at timestamptz not null,
      foreign key (entry_id, version) references app.entry_version,
      -- M12: what is returned or withdrawn says why
      constraint step_back_has_reason check (
        action not in ('RETURN', 'WITHDRAW') or length(btrim(coalesce(opinion, ''))) > 0)
    );
    create index entry_step_entry on app.entry_step (entry_id, id);

    create table app.secrecy_review (
      entry_id uuid not null,
      version integer not null,
      schema_version integer not null,
      made_by uuid not null references app.account,
      reviewed_by uuid not null references app.account,
      reviewed_as uuid references app.party,
      reviewed_at timestamptz not null,
      opinion text not null check (length(btrim(opinion)) > 0),
      primary key (entry_id, version),
      foreign key (entry_id, version) references app.entry_version,
      -- M41: a second named person
      constraint reviewed_by_a_second_person check (reviewed_by <> made_by)
    );

    create function app.refuse_change_of_record() returns trigger language plpgsql as $$
    begin
      raise exception '% keeps what was recorded', tg_table_name
        using errcode = 'check_violation', constraint = 'record_is_kept';
    end $$;
    create trigger record_is_kept before update or delete on app.entry_version
      for each row execute function app.refuse_change_of_record();
    create trigger record_is_kept before update or delete on app.entry_step
      for each row execute function app.refuse_change_of_record();
    create trigger record_is_kept before update or delete on app.secrecy_review
      for each row execute function app.refuse_change_of_record();
    create trigger entry_is_never_deleted before delete on app.catalogue_entry
      for each row execute function app.refuse_change_of_record();

    -- The reviewer reviews what its maker made.
    create function app.refuse_review_of_another_maker() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from app.entry_version v
        where v.entry_id = new.entry_id and v.number = new.version and v.made_by = new.made_by
      ) then
        raise exception 'the review names another maker than the version'
          using errcode = 'check_violation', constraint = 'review_names_the_maker';
      end if;
      return new;
    end $$;
    create trigger review_names_the_maker before insert on app.secrecy_review
      for each row execute function app.refuse_review_of_another_maker();

    -- M41: what the public sees is a version that a second person has reviewed.
    create function app.refuse_entry_without_review() returns trigger language plpgsql as $$
    begin
      if new.state = 'PUBLISHED' and not exists (
        select from app.catalogue_entry e
          join app.secrecy_review r on r.entry_id = e.id and r.version = e.published_version
        where e.dataset_id = new.id
      ) then
        raise exception 'no entry goes out without its secrecy review (M41)'
          using errcode = 'check_violation', constraint = 'entry_has_secrecy_review';
      end if;
      return null;
    end $$;
    create constraint trigger entry_has_secrecy_review after insert or update on app.dataset
      deferrable initially deferred for each row execute function app.refuse_entry_without_review();

    -- M41: neither does a release whose shape no second person has reviewed.
    create function app.refuse_release_without_review() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from app.secrecy_review r
        where r.entry_id = new.dataset_id and r.schema_version = new.schema_version
      ) then
        raise exception 'no release goes out without the secrecy review of its shape (M41)'
          using errcode = 'check_violation', constraint = 'release_has_secrecy_review';
      end if;
      return new;
    end $$;
    create trigger release_has_secrecy_review before insert on app.release
      for each row execute function app.refuse_release_without_review();

    -- a field is there from a schema version on; earlier releases do not have it
    alter table app.field add column since integer not null default 1 check (since > 0);

    alter table app.dataset
      add column withdrawn_at timestamptz,
      add column withdrawn_reason text,
      add column replaced_by text references app.dataset (slug),
      add constraint withdrawal_has_reason check (
        (state = 'WITHDRAWN') = (withdrawn_at is not null)
        and (state = 'WITHDRAWN') = (length(btrim(coalesce(withdrawn_reason, ''))) > 0));

    grant select, insert on app.catalogue_entry, app.entry_version, app.entry_step, app.secrecy_review to ${app};
    grant update (state, version, published_version, dataset_id) on app.catalogue_entry to ${app};
    grant select on app.catalogue_entry, app.secrecy_review to ${ingest};
  `.execute(db);
}
