import type { NoticeRow } from '../../db/notices/notices.ts';
import { NOTICE_KINDS, type NoticeKind } from '../../db/notices/vocabulary.ts';
import { dayOf } from '../clock.ts';
import type { Sentence } from '../errors.ts';

export { NOTICE_KINDS };

/** What a notice is made into: a title for a list, and the sentence below it. */
export interface NoticeWords {
  title: Sentence;
  body: Sentence;
}

const TITLES: Record<NoticeKind, Sentence> = {
  CASE_RECEIVED: { zh: '已收件', en: 'Received' },
  CASE_TO_ANSWER: { zh: '新的办件', en: 'A new case' },
  COMPLETION_ASKED: { zh: '请您补正', en: 'Please complete it' },
  COMPLETED: { zh: '申请人已补正', en: 'Completed by the applicant' },
  EXTENDED: { zh: '答复期限已延长', en: 'The time for the answer is extended' },
  ANSWERED: { zh: '已答复', en: 'Answered' },
  TO_CARRY_OUT: { zh: '已同意，待办成', en: 'Agreed to, to be carried out' },
  CARRIED_OUT: { zh: '已办成', en: 'Carried out' },
  WITHDRAWN: { zh: '申请人已撤回', en: 'Withdrawn by the applicant' },
  GRANT_WITHDRAWN: { zh: '授权已收回', en: 'The grant is withdrawn' },
  DEADLINE_RECOUNTED: { zh: '到期日重新计算', en: 'Due date counted anew' },
  UPDATE_RECOUNTED: { zh: '目录更新的期限重新计算', en: 'Time of a catalogue update counted anew' },
  HALF_TIME: { zh: '期限过半', en: 'Half of the time has passed' },
  TWO_DAYS_BEFORE: { zh: '还剩两个工作日', en: 'Two working days left' },
  ON_THE_DAY: { zh: '今天到期', en: 'Due today' },
  OVERDUE: { zh: '已经逾期', en: 'Overdue' },
};

const OUTCOMES: Record<string, Sentence> = {
  AGREED: { zh: '同意', en: 'agreed to' },
  AGREED_IN_PART: { zh: '部分同意', en: 'agreed to in part' },
  REFUSED: { zh: '不同意', en: 'refused' },
};

/** What a notice says, in both languages: number, procedure, outcome and dates, nobody's name. */
export function noticeWords({ kind, detail }: Pick<NoticeRow, 'kind' | 'detail'>): NoticeWords {
  const { number, title, dueAt, wasDueAt, provisional, outcome, document } = detail;
  const what =
    kind === 'UPDATE_RECOUNTED'
      ? { zh: `第${number}号更新申请`, en: `update application ${number}` }
      : { zh: `${number} ${title?.zh ?? ''}`.trim(), en: `${number} ${title?.en ?? ''}`.trim() };
  const dueOn = dueAt === undefined ? '' : dayOf(new Date(dueAt));
  const mark = provisional === true ? { zh: '（暂计）', en: ' (provisional)' } : { zh: '', en: '' };
  const decided = outcome === undefined ? undefined : OUTCOMES[outcome];
  if (kind === 'ANSWERED' && decided !== undefined)
    return {
      title: { zh: `已答复：${decided.zh}`, en: `Answered: ${decided.en}` },
      body: what,
    };
  if (kind.endsWith('RECOUNTED') && wasDueAt !== undefined) {
    const was = dayOf(new Date(wasDueAt));
    const after =
      document == null
        ? { zh: '', en: '' }
        : { zh: `，依据${document}`, en: `, after ${document}` };
    return {
      title: TITLES[kind],
      body: {
        zh: `${what.zh}，${was === dueOn ? `仍为${dueOn}` : `由${was}改为${dueOn}`}${mark.zh}${after.zh}`,
        en: `${what.en}: ${was === dueOn ? `still ${dueOn}` : `from ${was} to ${dueOn}`}${mark.en}${after.en}`,
      },
    };
  }
  if (DATED.has(kind) && dueOn !== '')
    return {
      title: TITLES[kind],
      body: {
        zh: `${what.zh}，${dueOn}到期${mark.zh}`,
        en: `${what.en}, due ${dueOn}${mark.en}`,
      },
    };
  return { title: TITLES[kind], body: what };
}

/** Kinds that say until when. */
const DATED = new Set<NoticeKind>([
  'CASE_RECEIVED',
  'CASE_TO_ANSWER',
  'COMPLETION_ASKED',
  'COMPLETED',
  'EXTENDED',
  'HALF_TIME',
  'TWO_DAYS_BEFORE',
  'ON_THE_DAY',
  'OVERDUE',
]);

/** Page of the portal on which the notice's matter stands, for the party that is told. */
export function noticePage(
  { detail, caseId, updateId }: Pick<NoticeRow, 'detail' | 'caseId' | 'updateId'>,
  toPost: boolean,
): string {
  if (updateId !== null)
    return `/desk/updates/${Buffer.from(`CatalogueUpdate:${updateId}`).toString('base64url')}`;
  if (caseId === null) return '/me';
  return toPost ? `/desk/cases/${detail.number}` : `/me/cases/${detail.number}`;
}
