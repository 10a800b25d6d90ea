import { type CaseRow, findCases, findTimeline } from '../../db/cases/cases.ts';
import { findGrants } from '../../db/grants/grants.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import { countWorkingDays, type Deadline, workingDaysBetween } from '../procedures/working-days.ts';
import { isRunning, maySee } from './may.ts';
import { rulesOf } from './rules.ts';

export type { CaseRow };

/** The case of a number, for those who may see it; to all others it does not exist. */
export async function caseByNumber(
  { db }: System,
  viewer: MaybeViewer,
  number: string,
): Promise<CaseRow | undefined> {
  const [found] = await findCases(db, { number });
  return found !== undefined && maySee(viewer, found) ? found : undefined;
}

/** Cases of the party in whose name the viewer acts. */
export async function ownCases({ db }: System, viewer: Viewer): Promise<CaseRow[]> {
  const found = await findCases(db, { partyId: viewer.party.id });
  return found.filter((one) => maySee(viewer, one));
}

/** The queue of a post: its department's cases; of the Bureau and the auditor, all of them. */
export async function deskCases({ db }: System, viewer: Viewer): Promise<CaseRow[]> {
  const { post, department } = viewer.party;
  if (post === null || department === null || post === 'COUNTY_REVIEWER') return [];
  const everything = post === 'BUREAU_REVIEWER' || post === 'AUDITOR';
  const found = await findCases(db, everything ? {} : { department });
  return found
    .filter((one) => maySee(viewer, one))
    .toSorted((a, b) => Number(isRunning(b.state)) - Number(isRunning(a.state)));
}

/** The clock as both sides see it: the deadline in force with every day counted and skipped. */
export async function deadlineOf({ db }: System, found: CaseRow): Promise<Deadline> {
  const filedOn = dayOf(found.filedAt);
  const calendar = await openCalendar(db, filedOn);
  const within = rulesOf(found).within.workingDays + (found.extension?.workingDays ?? 0);
  const counted = countWorkingDays(calendar, filedOn, within);
  // What was promised stands even if the calendar has been corrected since.
  const dueAt = dueAtOf(found);
  return { ...counted, dueAt, dueOn: dayOf(dueAt) };
}

function dueAtOf({ extension, dueAt }: CaseRow): Date {
  return extension === null ? dueAt : new Date(extension.extendedUntil);
}

/** Working days from today to the deadline; negative when it has passed. */
export async function workingDaysLeft(system: System, found: CaseRow): Promise<number> {
  const today = dayOf(system.clock());
  const calendar = await openCalendar(system.db, today);
  return workingDaysBetween(calendar, today, dayOf(dueAtOf(found)));
}

/** A step of a case, with what was written at it. */
export type CaseStep = Awaited<ReturnType<typeof findTimeline>>[number] & { note: string | null };

export async function timelineOf({ db }: System, found: CaseRow): Promise<CaseStep[]> {
  const { extension, completion, answer, carryingOut } = found;
  const notes: Record<string, string | null | undefined> = {
    EXTENDED: extension?.reason,
    COMPLETION_ASKED: completion?.missing,
    COMPLETED: completion?.supplement,
    ANSWERED: answer?.reason,
    CARRIED_OUT: carryingOut?.note,
    GRANT_WITHDRAWN: (await findGrants(db, { caseId: found.id }))[0]?.withdrawnReason,
  };
  const steps = await findTimeline(db, found.id);
  return steps.map((step) => ({ ...step, note: notes[step.action] ?? null }));
}
