import { type CaseRow, findCases, findTimeline } from '../../db/cases/cases.ts';
import { findCaseRecounts } from '../../db/calendar/recounts.ts';
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
  const calendar = await openCalendar(db);
  const within = rulesOf(found).within.workingDays + (found.extension?.workingDays ?? 0);
  const counted = countWorkingDays(calendar, filedOn, within);
  // What was promised stands once it is decided, even if the calendar has been corrected since.
  const dueAt = dueAtOf(found);
  return { ...counted, dueAt, dueOn: dayOf(dueAt) };
}

const RECOUNTED = 'DEADLINE_RECOUNTED';

function dueAtOf({ extension, dueAt }: CaseRow): Date {
  return extension === null ? dueAt : new Date(extension.extendedUntil);
}

/** Working days from today to the deadline; negative when it has passed. */
export async function workingDaysLeft(system: System, found: CaseRow): Promise<number> {
  const today = dayOf(system.clock());
  const calendar = await openCalendar(system.db);
  return workingDaysBetween(calendar, today, dayOf(dueAtOf(found)));
}

type CaseRecount = Awaited<ReturnType<typeof findCaseRecounts>>[number];

/** A step of a case, with what was written at it, and how its clock was counted anew by it. */
export type CaseStep = Awaited<ReturnType<typeof findTimeline>>[number] & {
  note: string | null;
  recount: CaseRecount | null;
};

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
  const recounts = await findCaseRecounts(db, found.id);
  const steps = await findTimeline(db, found.id);
  return steps.flatMap((step, at) => {
    const note = notes[step.action] ?? null;
    if (step.action !== RECOUNTED) return { ...step, note, recount: null };
    // Both clocks of an extended case are counted anew in one step: the later one is in force.
    const next = steps[at + 1];
    if (next?.action === RECOUNTED && next.at.getTime() === step.at.getTime()) return [];
    const recount = recounts.findLast(({ countedAt }) => countedAt.getTime() === step.at.getTime());
    return { ...step, note, recount: recount ?? null };
  });
}
