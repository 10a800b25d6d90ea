import { findAccountBySubject } from '../../db/accounts/accounts.ts';
import type { AppDb } from '../../db/connect.ts';
import type { TwoHands } from '../compilation/publish-declared.ts';
import { demoSubject } from './subject.ts';

/** The two demo people who sign what the system brings with it and what its operator imports. */
export async function demoHands(db: AppDb): Promise<TwoHands | undefined> {
  const [maker, reviewer] = await Promise.all(
    ['bureau-officer', 'bureau-reviewer'].map((person) =>
      findAccountBySubject(db, 'demo', demoSubject(person)),
    ),
  );
  return maker === undefined || reviewer === undefined
    ? undefined
    : { madeBy: maker.id, reviewedBy: reviewer.id };
}
