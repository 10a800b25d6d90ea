import { procedure, workingDays } from './procedure.ts';
import { STATUTORY_REMINDERS } from './reminders.ts';

/** 异议: the Bureau looks at a decision again, by others than took it. A choice of this system, after M50. */
export const OBJECTION = procedure('OBJECTION', {
  title: { zh: '对决定的异议', en: 'Objection to a decision' },
  article: 'M50',
  source: { document: '本系统设定', from: '2026-01-01' },
  filedBy: 'SIGNED_IN',
  answeredBy: 'bureau',
  // Where it is upheld, the provider decides anew.
  carriedOutBy: 'provider',
  within: workingDays(10),
  reminders: STATUTORY_REMINDERS,
  oneAtATime: false,
  outcomes: [
    { outcome: 'AGREED', needs: ['reason'] },
    { outcome: 'REFUSED', needs: ['reason', 'legalBasis'] },
  ],
});
