import { appendAudit } from '../../db/audit/trail.ts';
import {
  addNotice,
  type CalendarNotice,
  findNotices,
  holdCalendar,
} from '../../db/calendar/notices.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { requireReviewer } from '../reviews/require-reviewer.ts';
import { checkNotice, type NoticeDraft } from './check-notice.ts';
import { type Recount, recountDeadlines } from './recount-deadlines.ts';

export interface EnteredNotice {
  notice: CalendarNotice;
  /** The open deadlines that were counted anew, in the same transaction. */
  recounts: Recount[];
}

export interface NoticeOrder extends NoticeDraft {
  /** The version that the editor saw; 0 where there was none. Unsaid: whatever stands. */
  basedOn?: number | undefined;
  /** Only says what would come of it. */
  dryRun?: boolean | undefined;
}

/** Ends a trial and takes everything back that it did. */
class Trial extends Error {
  readonly entered: EnteredNotice;
  constructor(entered: EnteredNotice) {
    super('only tried');
    this.entered = entered;
  }
}

/**
 * The Bureau enters a State Council notice; a later version of a year replaces the one before, which is kept. All
 * open deadlines are counted anew with it, and who is concerned is told.
 * @throws UNAUTHENTICATED, FORBIDDEN (not the Bureau), CONFLICT (entered meanwhile by another), BAD_USER_INPUT
 */
export async function enterNotice(
  { db, clock }: Pick<System, 'db' | 'clock'>,
  given: MaybeViewer,
  order: NoticeOrder,
): Promise<EnteredNotice> {
  const viewer = requireReviewer(given);
  const at = clock();
  checkNotice(order, dayOf(at));
  const draft = inOrder(order);
  const entering = db.transaction().execute(async (trx) => {
    await holdCalendar(trx, 'ALONE');
    const [before] = await findNotices(trx, { year: draft.year });
    refuseSecondHand(before, order.basedOn);
    if (before !== undefined && isSame(before, draft))
      throw badInput('NOT_NEEDED', 'year', '与现行的一样', 'it says what stands already');
    const version = (before?.version ?? 0) + 1;
    const id = await addNotice(trx, {
      ...draft,
      holidays: JSON.stringify(draft.holidays),
      workingDays: JSON.stringify(draft.workingDays),
      version,
      enteredBy: viewer.accountId,
      enteredAs: viewer.party.id,
      enteredAt: at,
    });
    await appendAudit(trx, {
      at,
      action: 'CALENDAR_NOTICE_ENTERED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `calendar:${draft.year}`,
      detail: { version, ...draft },
    });
    const notice = { id, document: draft.document };
    const recounts = await recountDeadlines(trx, { at, by: viewer, notice });
    const [entered] = await findNotices(trx, { year: draft.year });
    if (entered === undefined) throw new Refusal('NOT_FOUND');
    if (order.dryRun === true) throw new Trial({ notice: entered, recounts });
    return { notice: entered, recounts };
  });
  return entering.catch((error: unknown) => {
    if (error instanceof Trial) return error.entered;
    throw error;
  });
}

function inOrder({ year, document, title, holidays, workingDays }: NoticeOrder): NoticeDraft {
  return {
    year,
    document: document.trim(),
    title: title.trim(),
    holidays: holidays
      .map((one) => ({ title: one.title.trim(), from: one.from, to: one.to }))
      .toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    workingDays: workingDays.toSorted(),
  };
}

function refuseSecondHand(before: CalendarNotice | undefined, basedOn: number | undefined): void {
  if (basedOn === undefined || basedOn === (before?.version ?? 0)) return;
  throw new Refusal('CONFLICT', {
    argument: 'basedOn',
    message: {
      zh: '这一年的安排已被他人修改，请看过新的再改',
      en: 'this year has been entered by another hand meanwhile: look at it before changing it again',
    },
  });
}

function isSame(before: CalendarNotice, draft: NoticeDraft): boolean {
  const words = ({ document, title, holidays, workingDays }: NoticeDraft) =>
    JSON.stringify([
      document,
      title,
      holidays.map(({ title: name, from, to }) => [name, from, to]),
      workingDays,
    ]);
  return words(before) === words(draft);
}
