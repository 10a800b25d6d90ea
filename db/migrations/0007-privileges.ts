import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const ingest = sql.id(ROLES.ingest);
const reader = sql.id(ROLES.reader);

/** The wall: what each login may touch, and nothing more (default is to deny). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    grant usage on schema app to ${app}, ${ingest};
    grant usage on schema pool to ${ingest};
    grant usage, create on schema open to ${ingest};
    grant usage on schema open to ${reader};

    grant select on all tables in schema app to ${app};
    grant insert, update on app.division, app.department, app.legal_basis, app.dataset, app.field,
      app.account, app.party, app.membership, app.session, app.api_key, app.calendar_day,
      app."case", app."grant" to ${app};
    grant insert, delete on app.dataset_legal_basis to ${app};
    grant delete on app.field, app.session to ${app};
    grant insert on app.case_extension, app.case_answer, app.access_application,
      app.audit_event, app.reading to ${app};
    grant usage on sequence app.case_number to ${app};

    grant select on app.division, app.department, app.dataset, app.field, app.legal_basis, app.release to ${ingest};
    grant insert, update on app.release to ${ingest};
    grant insert on app.audit_event to ${ingest};
    grant select, insert, update, delete on all tables in schema pool to ${ingest};

    alter default privileges for role ${ingest} in schema open grant select on tables to ${reader};
  `.execute(db);
}
