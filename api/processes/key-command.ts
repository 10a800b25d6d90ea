import { findAccountBySubject, findParties } from '../../db/accounts/accounts.ts';
import { makeApiKey } from '../accounts/create-api-key.ts';
import { systemClock } from '../clock.ts';
import { DELIVERIES_SCOPE } from '../deliveries/find-target.ts';
import { demoSubject } from '../demo/subject.ts';
import { demoPeople } from '../seed/people.ts';
import { asOperator } from './operator.ts';

/** `key PERSON`: prints an API key of a demo person: for himself, or for his post to send data with. */
export async function keyCommand(person: string, deliveries: boolean): Promise<number> {
  if (!demoPeople.some(({ subject }) => subject === person)) {
    const names = demoPeople.map(({ subject }) => subject).join(', ');
    process.stderr.write(`There is no demo person ${person}. There are: ${names}\n`);
    return 2;
  }
  return asOperator(async (db) => {
    const account = await findAccountBySubject(db, 'demo', demoSubject(person));
    const parties = account === undefined ? [] : await findParties(db, account.id, systemClock());
    const party = parties.find(({ post }) => (post !== null) === deliveries);
    if (account === undefined || party === undefined) {
      process.stderr.write(
        'There is no such party: run npm start once first, and --deliveries needs a person with a post.\n',
      );
      return 1;
    }
    const { secret } = await makeApiKey(
      { db, clock: systemClock },
      {
        accountId: account.id,
        partyId: party.id,
        name: 'command line',
        expiresInDays: 90,
        ...(deliveries && { scopes: [DELIVERIES_SCOPE] }),
      },
    );
    process.stdout.write(`${secret}\n`);
    return 0;
  });
}
