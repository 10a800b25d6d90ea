import type { AppDb } from '../connect.ts';

/** The names of accounts, for those who may see whose hand did something. */
export async function findNames(
  db: AppDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('account')
    .select(['id', 'displayName'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, displayName }) => [id, displayName]));
}
