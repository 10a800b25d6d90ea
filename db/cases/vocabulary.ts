/** How a case stands. EXTENDED runs on under its later deadline; the law knows no pause. */
export const CASE_STATES = [
  'RECEIVED',
  'EXTENDED',
  'ANSWERED',
  'CARRIED_OUT',
  'WITHDRAWN',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** 答复的结果 (M32–M33). */
export const OUTCOMES = ['AGREED', 'AGREED_IN_PART', 'REFUSED'] as const;
export type Outcome = (typeof OUTCOMES)[number];
