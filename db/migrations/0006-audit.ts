import { type Kysely, sql } from 'kysely';

/** What happened, appended in the transaction that did it, and every reading of conditional data (M40). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app.audit_event (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      action text not null,
      account_id uuid,
      party_id uuid,
      subject text not null,
      detail jsonb not null
    );
    create index audit_event_subject on app.audit_event (subject, id);

    create table app.reading (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      dataset_id uuid not null references app.dataset,
      release integer not null,
      party_id uuid not null references app.party,
      account_id uuid not null references app.account,
      api_key_id uuid references app.api_key,
      grant_ids uuid[] not null,
      question jsonb not null
    );
  `.execute(db);
}
