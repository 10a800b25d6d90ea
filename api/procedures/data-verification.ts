import { procedure, workingDays } from './procedure.ts';
import { STATUTORY_REMINDERS } from './reminders.ts';

/** 数据校核 (M19): business with valid proof goes on while it runs; what is agreed to is mended by a release. */
export const DATA_VERIFICATION = procedure('DATA_VERIFICATION', {
  title: { zh: '数据校核申请', en: 'Request for verification of data' },
  article: 'M19',
  source: { document: '洛政办〔2020〕39号', from: '2020-07-30' },
  filedBy: 'SIGNED_IN',
  answeredBy: 'provider',
  carriedOutBy: 'provider',
  within: workingDays(10),
  reminders: STATUTORY_REMINDERS,
  extension: { upTo: workingDays(10), approvedBy: 'PRINCIPAL', times: 1 },
  oneAtATime: false,
  outcomes: [
    { outcome: 'AGREED', needs: ['reason'] },
    { outcome: 'AGREED_IN_PART', needs: ['reason'] },
    { outcome: 'REFUSED', needs: ['reason'] },
  ],
});
