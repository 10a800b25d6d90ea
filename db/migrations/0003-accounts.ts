import { type Kysely, sql } from 'kysely';

/**
 * Parties, not logins: cases, grants and keys belong to a party, for which people act through memberships.
 * Of a person no identity number is kept: a pairwise subject, the level of assurance, a display name.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.account (
      id uuid primary key default gen_random_uuid(),
      source text not null,
      subject text not null,
      assurance text not null check (assurance in ('BASIC', 'VERIFIED')),
      display_name text not null,
      created_at timestamptz not null,
      unique (source, subject)
    );

    create table app.party (
      id uuid primary key default gen_random_uuid(),
      kind text not null check (kind in ('PERSON', 'ORGANISATION', 'POST')),
      name text not null,
      account_id uuid unique references app.account,
      credit_code text unique check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
      department text references app.department,
      post text check (post in ('OFFICER', 'PRINCIPAL', 'BUREAU_REVIEWER', 'COUNTY_REVIEWER', 'AUDITOR')),
      unique nulls distinct (department, post),
      check ((kind = 'PERSON') = (account_id is not null)),
      check ((kind = 'ORGANISATION') = (credit_code is not null)),
      check ((kind = 'POST') = (department is not null and post is not null)),
      check (kind = 'POST' or (department is null and post is null))
    );

    create table app.membership (
      account_id uuid not null references app.account,
      party_id uuid not null references app.party,
      role text not null check (role in ('MEMBER', 'AGENT', 'HOLDER')),
      evidence text not null check (evidence <> ''),
      valid_from timestamptz not null,
      valid_until timestamptz not null,
      primary key (account_id, party_id),
      check (valid_from < valid_until)
    );

    create table app.session (
      token_hash bytea primary key,
      account_id uuid not null references app.account,
      party_id uuid not null references app.party,
      created_at timestamptz not null,
      expires_at timestamptz not null
    );

    create table app.api_key (
      id uuid primary key default gen_random_uuid(),
      hash bytea not null unique,
      prefix text not null,
      account_id uuid not null references app.account,
      party_id uuid not null references app.party,
      name text not null check (name <> ''),
      scopes text[] not null check (cardinality(scopes) > 0),
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      check (expires_at > created_at)
    );
    create index api_key_account on app.api_key (account_id);
  `.execute(db);
}
