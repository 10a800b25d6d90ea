import { noticePage, noticeWords } from '../notices/notice-words.ts';
import type { NoticeDetail } from '../../db/notices/tables.ts';
import type { NoticeKind } from '../../db/notices/vocabulary.ts';
import type { Mail } from './mailer.ts';

/** What is told, as the outbox has it. */
export interface Told {
  kind: NoticeKind;
  detail: NoticeDetail;
  caseId: string | null;
  updateId: string | null;
  post: string | null;
}

const SYSTEM = '洛阳市政务数据开放';

/** One notice, or the digest of several, in both languages; numbers and dates, nobody's name. */
export function composeNotices(
  told: readonly Told[],
  publicUrl: string,
): Omit<Mail, 'to' | 'messageId'> {
  const lines = told.map((one) => {
    const { title, body } = noticeWords(one);
    const page = `${publicUrl}${noticePage(one, one.post !== null)}`;
    return { title, text: `${title.zh}\n${body.zh}\n${title.en}\n${body.en}\n${page}` };
  });
  const [only] = lines;
  const subject =
    only !== undefined && lines.length === 1
      ? `${only.title.zh} · ${only.title.en}`
      : `今日汇总：${lines.length} 件 · ${lines.length} notices today`;
  const foot = `要不要邮件、怎样发，在“我的 › 通知”里改。 Change what is sent to you under Mine › Notices:\n${publicUrl}/me/notices`;
  return {
    subject: `【${SYSTEM}】${subject}`,
    text: [...lines.map(({ text }) => text), `--\n${SYSTEM} · Luoyang Open Data\n${foot}`].join(
      '\n\n',
    ),
  };
}

export function composeCode(code: string): Omit<Mail, 'to' | 'messageId'> {
  return {
    subject: `【${SYSTEM}】验证码 ${code} · confirmation code`,
    text: `验证码 ${code}，30 分钟内有效，填在“我的 › 通知”里。不是您本人操作的，不用理会。\n\nYour code is ${code}, good for 30 minutes, to be entered under Mine › Notices. If you did not ask for it, ignore this mail.\n`,
  };
}
