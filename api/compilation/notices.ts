import type { FieldNotice } from '../../db/catalogue/declaration.ts';
import { type Day, plusDays } from '../clock.ts';

/** A notice as it was published. */
export interface StandingNotice {
  notice: FieldNotice['kind'] | null;
  noticeOn: Day | null;
  deprecatedOn: Day | null;
  noticeDays: number | null;
}

/** The notice period in force, and the day on which it is asked. */
export interface NoticeTerm {
  today: Day;
  noticeDays: number;
}

/** The first day on which what is announced today may be done. */
export function earliestDay({ today, noticeDays }: NoticeTerm): Day {
  return plusDays(today, noticeDays);
}

/** Whether users have been told of it before: the same change, on the same day or a later one than they were told. */
export function isStanding(notice: FieldNotice, before: StandingNotice | undefined): boolean {
  return (
    before !== undefined &&
    before.notice === notice.kind &&
    before.noticeOn !== null &&
    notice.on >= before.noticeOn
  );
}

/** What is kept of a notice beside its field; the day of announcement stays when users knew of it already. */
export function noticeRow(
  notice: FieldNotice | undefined,
  before: StandingNotice | undefined,
  term: NoticeTerm,
) {
  if (notice === undefined) return {};
  const standing = isStanding(notice, before);
  return {
    notice: notice.kind,
    noticeOn: notice.on,
    deprecatedOn: (standing ? before?.deprecatedOn : null) ?? term.today,
    noticeDays: (standing ? before?.noticeDays : null) ?? term.noticeDays,
    noticeReasonZh: notice.reason.zh,
    noticeReasonEn: notice.reason.en,
    replacedBy: notice.replacedBy ?? null,
  };
}
