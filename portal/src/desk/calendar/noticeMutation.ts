import { operation } from '../../graphql/client';
import type { NoticeHoliday } from '../../components/calendar/calendarQuery';
import type { UserError } from '../../graphql/contract';

export interface RecountedDeadline {
  number: string;
  clock: 'ANSWER' | 'EXTENDED' | 'APPLY' | 'CARRY_OUT';
  wasDueAt: string;
  dueAt: string;
  provisional: boolean;
}

export interface NoticeInput {
  year: number;
  document: string;
  title: string;
  holidays: NoticeHoliday[];
  workingDays: string[];
  basedOn: number;
  dryRun: boolean;
}

export const enterNoticeMutation = operation<
  {
    result: {
      notice: { version: number } | null;
      recounts: RecountedDeadline[];
      errors: UserError[];
    };
  },
  { input: NoticeInput }
>(
  `mutation EnterCalendarNotice($input: EnterCalendarNoticeInput!) {
    result: enterCalendarNotice(input: $input) { notice { version }
      recounts { number clock wasDueAt dueAt provisional } errors { code message { zh en } path } } }`,
);
