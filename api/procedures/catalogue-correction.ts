import { procedure, workingDays } from './procedure.ts';
import { STATUTORY_REMINDERS } from './reminders.ts';

/** 目录更正申请 (M32 ¶2–3): what is agreed to goes to the Bureau, which alters the catalogue. */
export const CATALOGUE_CORRECTION = procedure('CATALOGUE_CORRECTION', {
  title: { zh: '目录更正申请', en: 'Request for a correction of the catalogue' },
  article: 'M32',
  source: { document: '洛政办〔2020〕39号', from: '2020-07-30' },
  filedBy: 'SIGNED_IN',
  answeredBy: 'provider',
  carriedOutBy: 'bureau',
  within: workingDays(10),
  reminders: STATUTORY_REMINDERS,
  extension: { upTo: workingDays(10), approvedBy: 'PRINCIPAL', times: 1 },
  oneAtATime: false,
  outcomes: [
    { outcome: 'AGREED', needs: ['reason'] },
    { outcome: 'AGREED_IN_PART', needs: ['reason', 'legalBasis'] },
    { outcome: 'REFUSED', needs: ['reason', 'legalBasis'] },
  ],
});
