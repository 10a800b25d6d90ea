import { procedure, workingDays } from './procedure.ts';
import { STATUTORY_REMINDERS } from './reminders.ts';

/** 有条件开放数据申请 (M33 ¶2). */
export const ACCESS_APPLICATION = procedure('ACCESS_APPLICATION', {
  title: { zh: '有条件开放数据申请', en: 'Application for conditionally open data' },
  article: 'M33',
  source: { document: '洛政办〔2020〕39号', from: '2020-07-30' },
  filedBy: 'VERIFIED',
  answeredBy: 'provider',
  oneAtATime: true,
  within: workingDays(10),
  reminders: STATUTORY_REMINDERS,
  extension: { upTo: workingDays(10), approvedBy: 'PRINCIPAL', times: 1 },
  outcomes: [
    { outcome: 'AGREED', needs: ['fields', 'until'] },
    { outcome: 'AGREED_IN_PART', needs: ['fields', 'until', 'reason'] },
    { outcome: 'REFUSED', needs: ['reason', 'legalBasis'] },
  ],
  terms: {
    version: '2026-1',
    text: {
      zh: '数据只用于所申请的用途；不转给他人；不试图识别个人；到期删除；发现泄露立即报告提供部门。',
      en: 'Use the data only for the purpose applied for; do not pass it on; do not try to identify persons; delete it when the grant ends; report a leak to the provider at once.',
    },
  },
});
