import { findAccountBySubject } from '../../db/accounts/accounts.ts';
import type { AppDb } from '../../db/connect.ts';
import { demoSubject } from '../demo/subject.ts';
import { readSettings } from '../settings.ts';

/** The account of a person by the subject at the identity provider in use; a demo person by his short name. */
export function findPerson(db: AppDb, subject: string) {
  const { identity } = readSettings();
  return identity.kind === 'DEMO'
    ? findAccountBySubject(db, 'demo', demoSubject(subject))
    : findAccountBySubject(db, identity.issuer, subject);
}
