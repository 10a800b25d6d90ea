import { type Kysely, sql } from 'kysely';
import { ROLES } from '../roles.ts';

const app = sql.id(ROLES.app);
const ingest = sql.id(ROLES.ingest);

/** What an entry is made of, and how a changed row of it names the datasets concerned. */
const PARTS = [
  ['dataset', 'select id from changed'],
  ['field', 'select dataset_id from changed'],
  ['dataset_legal_basis', 'select dataset_id from changed'],
  ['release', 'select dataset_id from changed'],
  ['department', 'select id from app.dataset where department in (select code from changed)'],
  ['division', 'select id from app.dataset where division in (select code from changed)'],
  [
    'legal_basis',
    'select dataset_id from app.dataset_legal_basis where legal_basis_id in (select id from changed)',
  ],
] as const;

/**
 * A number for each dataset that is another one after every change of its entry, in the same transaction:
 * whoever remembers an entry asks for this number alone before using it again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create sequence app.entry_revision_number;
    create table app.entry_revision (
      dataset_id uuid primary key references app.dataset on delete cascade,
      revision bigint not null default nextval('app.entry_revision_number')
    );
    insert into app.entry_revision (dataset_id) select id from app.dataset;
    grant select on app.entry_revision to ${app}, ${ingest};
  `.execute(db);
  for (const [table, concerned] of PARTS) {
    const follow = sql.id('app', `revise_by_${table}`);
    await sql`
      create function ${follow}() returns trigger
        language plpgsql security definer set search_path = app, pg_temp as $$
      begin
        insert into app.entry_revision (dataset_id)
          select id from (${sql.raw(concerned)}) concerned(id) group by id order by id
          on conflict (dataset_id) do update set revision = excluded.revision;
        return null;
      end $$;
      create trigger revised_by_insert after insert on ${sql.id('app', table)}
        referencing new table as changed for each statement execute function ${follow}();
      create trigger revised_by_update after update on ${sql.id('app', table)}
        referencing new table as changed for each statement execute function ${follow}();
    `.execute(db);
    // With its dataset the number goes too; of the others, what is gone may still have been an entry's.
    if (table === 'dataset') continue;
    await sql`
      create trigger revised_by_delete after delete on ${sql.id('app', table)}
        referencing old table as changed for each statement execute function ${follow}();
    `.execute(db);
  }
}
