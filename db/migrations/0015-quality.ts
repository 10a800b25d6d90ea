import { type Kysely, sql } from 'kysely';
import { QUALITY_COUNTS, QUALITY_MEASURES } from '../quality/vocabulary.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const ingest = sql.id(ROLES.ingest);
const words = (list: readonly string[]) => sql.raw(list.map((word) => `'${word}'`).join(', '));
const terms = sql.raw(QUALITY_COUNTS.flatMap((count) => [`'${count}'`, `'-${count}'`]).join(', '));

/**
 * 质量 (C14) and anonymity (M31): formulas as data, what they gave for each release, and the k below which a
 * release of personal data does not go out.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.quality_formula (
      measure text primary key check (measure in (${words(QUALITY_MEASURES)})),
      of text[] not null check (cardinality(of) > 0 and of <@ array[${terms}]),
      over text[] not null check (cardinality(over) > 0 and over <@ array[${terms}]),
      changed_at timestamptz not null,
      changed_by uuid references app.account
    );
    insert into app.quality_formula (measure, of, over, changed_at) values
      ('COMPLETENESS', '{filledCells}', '{cells}', now()),
      ('ACCURACY', '{rowsReceived,-rowsRejected}', '{rowsReceived}', now()),
      ('TIMELINESS', '{releasesOnTime}', '{releasesDue}', now()),
      ('CONSISTENCY', '{rowsReceived,-rowsDoubled}', '{rowsReceived}', now()),
      ('AVAILABILITY', '{loadsReleased}', '{loads}', now());

    alter table app.dataset
      add column quasi_identifiers text[] not null default '{}',
      add column anonymity integer,
      add constraint anonymity_has_identifiers check (
        (anonymity is null) = (cardinality(quasi_identifiers) = 0) and (anonymity is null or anonymity >= 2));

    alter table app.release
      add column quality jsonb not null default '[]',
      add column quality_counts jsonb not null default '{}',
      -- the smallest group that the quasi-identifiers leave, of the whole and of what this release changes
      add column smallest_group bigint,
      add column smallest_changed_group bigint;

    -- M31: what could be matched to a person does not go out.
    create function app.refuse_release_below_k() returns trigger language plpgsql as $$
    declare k integer := (select anonymity from app.dataset where id = new.dataset_id);
    begin
      if k is not null and (
        (new.row_count > 0 and coalesce(new.smallest_group, 0) < k)
        or coalesce(new.smallest_changed_group, k) < k
      ) then
        raise exception 'the release is below its declared k-anonymity'
          using errcode = 'check_violation', constraint = 'release_is_anonymous';
      end if;
      return new;
    end $$;
    create trigger release_is_anonymous before insert on app.release
      for each row execute function app.refuse_release_below_k();

    grant select, update on app.quality_formula to ${app};
    grant select on app.quality_formula to ${ingest};
  `.execute(db);
}
