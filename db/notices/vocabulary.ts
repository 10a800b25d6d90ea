/** What a notice tells of. */
export const NOTICE_KINDS = [
  'CASE_RECEIVED',
  'CASE_TO_ANSWER',
  'COMPLETION_ASKED',
  'COMPLETED',
  'EXTENDED',
  'ANSWERED',
  'TO_CARRY_OUT',
  'CARRIED_OUT',
  'WITHDRAWN',
  'GRANT_WITHDRAWN',
  'DEADLINE_RECOUNTED',
  'UPDATE_RECOUNTED',
  'HALF_TIME',
  'TWO_DAYS_BEFORE',
  'ON_THE_DAY',
  'OVERDUE',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** When a procedure has its answer called to mind, in the order in which they fall. */
export const REMINDERS = ['HALF_TIME', 'TWO_DAYS_BEFORE', 'ON_THE_DAY', 'OVERDUE'] as const;
export type Reminder = (typeof REMINDERS)[number];
