import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { findParties } from '../../db/accounts/accounts.ts';
import type { AppDb } from '../../db/connect.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { calendarYear } from '../calendar/calendar-year.ts';
import { enterNotice } from '../calendar/enter-notice.ts';
import { dayOf, systemClock } from '../clock.ts';
import { Refusal } from '../errors.ts';
import { findPerson } from './find-person.ts';
import { asOperator } from './operator.ts';

const noticeSchema = z.strictObject({
  year: z.int(),
  document: z.string(),
  title: z.string(),
  holidays: z.array(z.strictObject({ title: z.string(), from: z.string(), to: z.string() })),
  workingDays: z.array(z.string()),
});

const say = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * `calendar YEAR` prints a year; `calendar FILE --by PERSON` enters the State Council notice in a JSON file by the
 * hand of a reviewer of the Bureau, and prints the deadlines that it moved.
 */
export async function calendarCommand(
  subject: string,
  { by, dryRun }: { by?: string | undefined; dryRun: boolean },
): Promise<number> {
  try {
    return await asOperator((db) =>
      /^\d{4}$/.test(subject) ? print(db, Number(subject)) : enter(db, subject, by ?? '', dryRun),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const where = error.detail.argument === undefined ? '' : ` (${error.detail.argument})`;
    process.stderr.write(`${error.code}${where}: ${error.sentence.zh}\n${error.sentence.en}\n`);
    return 1;
  }
}

async function print(db: AppDb, year: number): Promise<number> {
  const found = await calendarYear({ db, clock: systemClock }, year);
  if (found.provisional) say(`${year} is not known: Monday to Friday are counted, provisionally.`);
  for (const { title, from, to, days } of found.holidays)
    say(`off     ${from} to ${to}  ${days} days  ${title.zh} (${title.en})`);
  for (const day of found.workingDays) say(`worked  ${day}`);
  for (const { version, document, enteredByName } of found.notices)
    say(`version ${version}: ${document}, entered by ${enteredByName}`);
  return 0;
}

async function enter(db: AppDb, file: string, by: string, dryRun: boolean): Promise<number> {
  const read = noticeSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) {
    const [issue] = read.error.issues;
    process.stderr.write(`${file}: ${issue?.path.join('.')}: ${issue?.message}\n`);
    return 1;
  }
  const reviewer = await findReviewer(db, by);
  if (reviewer === undefined) {
    process.stderr.write('Say which reviewer of the Bureau enters it: --by PERSON.\n');
    return 1;
  }
  const system = { db, clock: systemClock };
  const { notice, recounts } = await enterNotice(system, reviewer, { ...read.data, dryRun });
  say(
    `${dryRun ? 'Would be' : 'Entered as'} version ${notice.version} of ${notice.year}; ${recounts.length} deadlines counted anew.`,
  );
  for (const { number, clock, wasDueAt, dueAt } of recounts)
    say(`${number}  ${clock}  ${dayOf(wasDueAt)} → ${dayOf(dueAt)}`);
  return 0;
}

/** The person acting as the Bureau's reviewer, where he holds that post; the console stands for his session. */
async function findReviewer(db: AppDb, subject: string): Promise<Viewer | undefined> {
  const account = await findPerson(db, subject);
  if (account === undefined) return undefined;
  const parties = await findParties(db, account.id, systemClock());
  const party = parties.find(({ post }) => post === 'BUREAU_REVIEWER');
  if (party === undefined) return undefined;
  const { id: accountId, displayName, assurance } = account;
  return {
    accountId,
    displayName,
    assurance,
    party,
    via: { kind: 'SESSION', tokenHash: Buffer.alloc(0) },
  };
}
