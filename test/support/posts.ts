import type { Post } from '../../db/accounts/tables.ts';
import { demoSubject } from '../../api/demo/subject.ts';
import { findAccountBySubject } from '../../db/accounts/accounts.ts';
import type { TestSystem } from './system.ts';

/** Gives a demo person one more post, which is made where nobody holds it yet; how he signs in with it. */
export async function givePost(
  city: TestSystem,
  subject: string,
  { department, post }: { department: string; post: Post },
) {
  const { db } = city.system;
  const account = await findAccountBySubject(db, 'demo', demoSubject(subject));
  if (account === undefined) throw new Error(`no demo person ${subject}`);
  const found = await db
    .selectFrom('party')
    .select(['id', 'name'])
    .where('department', '=', department)
    .where('post', '=', post)
    .executeTakeFirst();
  const party =
    found ??
    (await db
      .insertInto('party')
      .values({ kind: 'POST', name: `${department} ${post}`, department, post })
      .returning(['id', 'name'])
      .executeTakeFirstOrThrow());
  await db
    .insertInto('membership')
    .values({
      accountId: account.id,
      partyId: party.id,
      role: 'HOLDER',
      evidence: '任命文件',
      validFrom: new Date('2026-01-01'),
      validUntil: new Date('2030-01-01'),
    })
    .execute();
  return {
    accountId: account.id,
    partyId: party.id,
    signIn: () => city.person(subject, party.name),
  };
}
