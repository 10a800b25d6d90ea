import { findAccountBySubject, findParties } from '../../db/accounts/accounts.ts';
import { makeApiKey } from '../accounts/create-api-key.ts';
import { systemClock } from '../clock.ts';
import { demoSubject } from '../demo/subject.ts';
import { demoPeople } from '../seed/people.ts';
import { asOperator } from './operator.ts';

/** `key PERSON`: prints an API key of a demo person, acting for himself. */
export async function keyCommand(person: string): Promise<number> {
  if (!demoPeople.some(({ subject }) => subject === person)) {
    const names = demoPeople.map(({ subject }) => subject).join(', ');
    process.stderr.write(`There is no demo person ${person}. There are: ${names}\n`);
    return 2;
  }
  return asOperator(async (db) => {
    const account = await findAccountBySubject(db, 'demo', demoSubject(person));
    const [party] = account === undefined ? [] : await findParties(db, account.id, systemClock());
    if (account === undefined || party === undefined) {
      process.stderr.write('The demo people are not there yet: run npm start once first.\n');
      return 1;
    }
    const { secret } = await makeApiKey(
      { db, clock: systemClock },
      { accountId: account.id, partyId: party.id, name: 'command line', expiresInDays: 90 },
    );
    process.stdout.write(`${secret}\n`);
    return 0;
  });
}
