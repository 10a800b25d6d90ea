import { sql } from 'kysely';
import type { AppDb } from '../connect.ts';
import { prepared } from '../prepared.ts';

const statement = prepared('search-synonyms', (db: AppDb, given: { words: string[] }) => {
  const query = sql<{ word: string; others: string[] }>`
    select s.word, array_agg(distinct o.word) as others
    from app.search_synonym s join app.search_synonym o on o."group" = s."group" and o.word <> s.word
    where s.word = any(${given.words}::text[]) group by s.word`;
  return { compile: () => query.compile(db) };
});

/** Those of the words that have synonyms, with them. */
export function findSynonyms(db: AppDb, words: string[]) {
  return statement(db, { words });
}

/** The whole list, a group of words for one thing each. */
export async function allSynonyms(db: AppDb): Promise<string[][]> {
  const groups = await db
    .selectFrom('searchSynonym')
    .select(sql<string[]>`array_agg(word order by word)`.as('words'))
    .groupBy('group')
    .orderBy('group')
    .execute();
  return groups.map(({ words }) => words);
}
