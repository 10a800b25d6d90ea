import { type Kysely, sql } from 'kysely';
import { SENSITIVITY } from '../catalogue/vocabulary.ts';
import { FIRST_PROFILES } from '../desensitization/profiles.ts';
import { PERSONAL_KINDS } from '../desensitization/vocabulary.ts';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const ingest = sql.id(ROLES.ingest);
const words = (list: readonly string[]) => sql.raw(list.map((word) => `'${word}'`).join(', '));

/** 脱敏模板 (M31), kept by the Bureau: what is proposed for columns that are recognised by name or content. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.desensitization_profile (
      kind text primary key check (kind ~ '^[A-Z][A-Z0-9_]{1,39}$'),
      title_zh text not null check (length(btrim(title_zh)) > 0),
      title_en text not null,
      names text[] not null,
      contents text[] not null check (contents <@ array[${words(PERSONAL_KINDS)}]),
      sensitivity text not null check (sensitivity in (${words(SENSITIVITY)})),
      treatment jsonb,
      quasi boolean not null,
      beside_persons boolean not null,
      position integer not null,
      changed_at timestamptz not null default now(),
      changed_by uuid references app.account,
      -- it is recognised by something, and something follows from it
      constraint profile_says_something check (
        cardinality(names) + cardinality(contents) > 0 and (treatment is not null or quasi)),
      -- M31: what is sensitive is treated
      constraint sensitive_profile_treats check (sensitivity = 'NONE' or treatment is not null)
    );
    grant select, insert, update, delete on app.desensitization_profile to ${app};
    grant select on app.desensitization_profile to ${ingest};
  `.execute(db);
  for (const profile of FIRST_PROFILES) {
    const { kind, titleZh, titleEn, names, contents, sensitivity, treatment, position } = profile;
    await sql`
      insert into app.desensitization_profile
        (kind, title_zh, title_en, names, contents, sensitivity, treatment, quasi, beside_persons, position)
      values (${kind}, ${titleZh}, ${titleEn}, ${names}, ${contents}, ${sensitivity},
        ${treatment === null ? null : JSON.stringify(treatment)}::jsonb, ${profile.quasi},
        ${profile.besidePersons}, ${position})`.execute(db);
  }
}
