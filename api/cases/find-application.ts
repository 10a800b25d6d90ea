import { type ApplicationRow, findApplications, findTimeline } from '../../db/cases/cases.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import { countWorkingDays, type Deadline, workingDaysBetween } from '../procedures/working-days.ts';
import { ACCESS_APPLICATION } from '../procedures/access-application.ts';
import { isRunning, maySee } from './may.ts';

export type { ApplicationRow };

/** The application of a number, for those who may see it; to all others it does not exist. */
export async function applicationByNumber(
  { db }: System,
  viewer: MaybeViewer,
  number: string,
): Promise<ApplicationRow | undefined> {
  const [application] = await findApplications(db, { number });
  return application !== undefined && maySee(viewer, application) ? application : undefined;
}

/** Applications of the party in whose name the viewer acts. */
export function ownApplications({ db }: System, viewer: Viewer): Promise<ApplicationRow[]> {
  return findApplications(db, { partyId: viewer.party.id });
}

/** The queue of a post: its department's cases; of the Bureau and the auditor, all of them. */
export async function deskApplications({ db }: System, viewer: Viewer): Promise<ApplicationRow[]> {
  const { post, department } = viewer.party;
  if (post === null || department === null || post === 'COUNTY_REVIEWER') return [];
  const everything = post === 'BUREAU_REVIEWER' || post === 'AUDITOR';
  const found = await findApplications(db, everything ? {} : { department });
  return found.toSorted((a, b) => Number(isRunning(b.state)) - Number(isRunning(a.state)));
}

/** The clock as both sides see it: the deadline in force with every day counted and skipped. */
export async function deadlineOf({ db }: System, application: ApplicationRow): Promise<Deadline> {
  const filedOn = dayOf(application.filedAt);
  const calendar = await openCalendar(db, filedOn);
  const within = ACCESS_APPLICATION.within.workingDays + (application.extension?.workingDays ?? 0);
  const counted = countWorkingDays(calendar, filedOn, within);
  // What was promised stands even if the calendar has been corrected since.
  const dueAt = dueAtOf(application);
  return { ...counted, dueAt, dueOn: dayOf(dueAt) };
}

function dueAtOf(application: ApplicationRow): Date {
  return application.extension === null
    ? application.dueAt
    : new Date(application.extension.extendedUntil);
}

/** Working days from today to the deadline; negative when it has passed. */
export async function workingDaysLeft(
  system: System,
  application: ApplicationRow,
): Promise<number> {
  const today = dayOf(system.clock());
  const calendar = await openCalendar(system.db, today);
  return workingDaysBetween(calendar, today, dayOf(dueAtOf(application)));
}

export function timelineOf({ db }: System, application: ApplicationRow) {
  return findTimeline(db, application.id);
}
