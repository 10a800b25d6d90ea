import { appendAudit } from '../../db/audit/trail.ts';
import {
  addRecounts,
  lockOpenCases,
  lockOpenUpdates,
  moveDeadline,
} from '../../db/calendar/recounts.ts';
import type { RecountedClock } from '../../db/calendar/tables.ts';
import type { AppDb } from '../../db/connect.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { rulesOf } from '../cases/rules.ts';
import { type Day, dayOf, endOfDay } from '../clock.ts';
import { type ConcerningRecount, tellOfRecounts } from '../notices/tell-of-recounts.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import { type Calendar, countWorkingDays } from '../procedures/working-days.ts';
import type { UpdateRules } from '../updates/rules.ts';

/** Why deadlines are counted anew: a notice that the Bureau entered, or a year that the package has learned. */
export interface RecountCause {
  at: Date;
  by: Viewer | null;
  notice: { id: string; document: string } | null;
}

/** A clock that was counted anew. */
export interface Recount {
  caseId: string | null;
  updateId: string | null;
  /** Receipt number of the case, or number of the application for an update. */
  number: string;
  clock: RecountedClock;
  wasDueAt: Date;
  dueAt: Date;
  wasProvisional: boolean;
  provisional: boolean;
}

/**
 * Counts every open deadline anew and puts each change on record; what is decided stays as it was promised. The
 * calendar is held alone until the transaction ends.
 */
export async function recountDeadlines(trx: AppDb, cause: RecountCause): Promise<Recount[]> {
  const calendar = await openCalendar(trx);
  const found = [
    ...(await lockOpenCases(trx)).flatMap((one) => caseClocks(calendar, one)),
    ...(await lockOpenUpdates(trx)).flatMap((one) => updateClocks(calendar, one)),
  ];
  const recounts = found
    .map((one) => ({ ...one, dueAt: notIntoThePast(one, cause.at) }))
    .filter(
      ({ wasDueAt, dueAt, wasProvisional, provisional }) =>
        wasDueAt.getTime() !== dueAt.getTime() || wasProvisional !== provisional,
    );
  if (recounts.length === 0) return [];
  const noticeId = cause.notice?.id ?? null;
  const records = recounts.map((one) => ({
    caseId: one.caseId,
    updateId: one.updateId,
    clock: one.clock,
    wasDueAt: one.wasDueAt,
    dueAt: one.dueAt,
    wasProvisional: one.wasProvisional,
    provisional: one.provisional,
    noticeId,
    countedAt: cause.at,
  }));
  await addRecounts(trx, records);
  for (const record of records) await moveDeadline(trx, record);
  for (const recount of recounts) await putOnTrail(trx, recount, cause);
  await tellOfRecounts(trx, recounts, { at: cause.at, document: cause.notice?.document ?? null });
  return recounts;
}

type OpenCase = Awaited<ReturnType<typeof lockOpenCases>>[number];
type OpenUpdate = Awaited<ReturnType<typeof lockOpenUpdates>>[number];

function caseClocks(calendar: Calendar, found: OpenCase): ConcerningRecount[] {
  const { id, number, filedAt, dueAt, provisional, extendedBy, extendedUntil } = found;
  const { within: time, answeredBy, title } = rulesOf({ rules: found.rules });
  const within = time.workingDays;
  const whole = countWorkingDays(calendar, dayOf(filedAt), within + (extendedBy ?? 0));
  const { partyId, department } = found;
  const concerns = { department, applicant: { partyId, answeredBy, title } };
  const of = { caseId: id, updateId: null, number, wasProvisional: provisional, ...concerns };
  // The days of an extended clock are those of the whole: it is provisional while any of them is.
  const first = clock(calendar, dayOf(filedAt), within);
  const answer = { ...of, ...first, provisional: whole.provisional, clock: 'ANSWER' as const };
  if (extendedUntil === null) return [{ ...answer, wasDueAt: dueAt }];
  const extended = { ...of, dueAt: whole.dueAt, provisional: whole.provisional };
  return [
    { ...answer, wasDueAt: dueAt },
    { ...extended, clock: 'EXTENDED', wasDueAt: extendedUntil },
  ];
}

function updateClocks(calendar: Calendar, found: OpenUpdate): ConcerningRecount[] {
  const { id, number, department, changedOn, applyByAt, state, receivedAt, dueAt, provisional } =
    found;
  const { applyWithin, carryOutWithin } = found.rules as UpdateRules;
  const of = { caseId: null, updateId: id, number, department };
  const applied = clock(calendar, changedOn, applyWithin.workingDays);
  // The flag of an application is that of the Bureau's clock: this one has none, and only its date moves.
  const apply = { ...of, ...applied, clock: 'APPLY' as const, wasDueAt: applyByAt };
  const recounts: ConcerningRecount[] = [{ ...apply, wasProvisional: applied.provisional }];
  if (state !== 'RECEIVED' || receivedAt === null || dueAt === null) return recounts;
  const carried = clock(calendar, dayOf(receivedAt), carryOutWithin.workingDays);
  const was = { wasDueAt: dueAt, wasProvisional: provisional };
  return [...recounts, { ...of, ...carried, ...was, clock: 'CARRY_OUT' }];
}

function clock(calendar: Calendar, from: Day, workingDays: number) {
  const { dueAt, provisional } = countWorkingDays(calendar, from, workingDays);
  return { dueAt, provisional };
}

/** A date that still lay ahead does not come to lie behind: it is today at the earliest. */
function notIntoThePast({ wasDueAt, dueAt, clock: of }: Recount, at: Date): Date {
  if (of === 'APPLY' || wasDueAt < at || dueAt >= at) return dueAt;
  return endOfDay(dayOf(at));
}

async function putOnTrail(
  trx: AppDb,
  { caseId, updateId, ...recount }: Recount,
  { at, by, notice }: RecountCause,
): Promise<void> {
  const { clock: of, wasDueAt, dueAt, provisional } = recount;
  await appendAudit(trx, {
    at,
    action: caseId === null ? 'CATALOGUE_UPDATE_RECOUNTED' : 'DEADLINE_RECOUNTED',
    accountId: by?.accountId ?? null,
    partyId: by?.party.id ?? null,
    subject: caseId === null ? `catalogue-update:${updateId}` : `case:${caseId}`,
    detail: { clock: of, wasDueAt, dueAt, provisional, document: notice?.document ?? null },
  });
}
