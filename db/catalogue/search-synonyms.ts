import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';

/** Words for one thing, under the number by which the group is edited. */
export interface SynonymGroup {
  group: number;
  words: string[];
}

/** The whole list, a group of words for one thing each. */
export function findSynonymGroups(db: AppDb): Promise<SynonymGroup[]> {
  return db
    .selectFrom('searchSynonym')
    .select(['group', sql<string[]>`array_agg(word order by word)`.as('words')])
    .groupBy('group')
    .orderBy('group')
    .execute();
}

export async function allSynonyms(db: AppDb): Promise<string[][]> {
  return (await findSynonymGroups(db)).map(({ words }) => words);
}

/** One editor of the list at a time, until the transaction ends. */
export async function lockSynonyms(trx: AppDb): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('app.search_synonym'))`.execute(trx);
}

export async function nextSynonymGroup(trx: AppDb): Promise<number> {
  const { rows } = await sql<{ group: number }>`
    select nextval('app.synonym_group')::integer as "group"`.execute(trx);
  const [next] = rows;
  if (next === undefined) throw new Error('the sequence gave no number');
  return next.group;
}

/** Puts words in the place of those that a group had; none take the group away. */
export async function putSynonyms(
  trx: AppDb,
  group: number,
  words: readonly string[],
): Promise<void> {
  await trx.deleteFrom('searchSynonym').where('group', '=', group).execute();
  if (words.length === 0) return;
  await trx
    .insertInto('searchSynonym')
    .values(words.map((word) => ({ group, word })))
    .execute();
}
