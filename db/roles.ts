import { type Kysely, sql } from 'kysely';

/** The three logins (never SET ROLE): a process holds only those that its work needs. */
export const ROLES = {
  app: 'opendata_app',
  ingest: 'opendata_ingest',
  reader: 'opendata_reader',
} as const;
export type Role = keyof typeof ROLES;

/** Creates the logins where they are missing and sets their passwords; run by the owner before migrating. */
export async function ensureRoles(
  owner: Kysely<unknown>,
  passwordOf: (role: Role) => string,
): Promise<void> {
  for (const role of Object.keys(ROLES) as Role[]) {
    const name = sql.id(ROLES[role]);
    const password = sql.lit(passwordOf(role));
    // Another server may create the same role in this instant: that is as good as having created it.
    await sql`
      do $$ begin
        create role ${name} login nosuperuser nocreatedb nocreaterole;
      exception when duplicate_object or unique_violation then null;
      end $$`.execute(owner);
    await sql`alter role ${name} password ${password}`.execute(owner);
  }
  await sql`grant ${sql.id(ROLES.ingest)} to current_user`.execute(owner);
}
