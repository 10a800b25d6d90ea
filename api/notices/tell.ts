import { addMessages } from '../../db/messages/messages.ts';
import { addNotices, type AskedPost, findPosts } from '../../db/notices/notices.ts';
import type { NoticeDetail } from '../../db/notices/tables.ts';
import type { NoticeKind } from '../../db/notices/vocabulary.ts';
import type { AppDb } from '../../db/connect.ts';
import { digestTime } from '../messages/digest-time.ts';
import type { Reminded } from '../procedures/reminders.ts';
import type { Side } from '../procedures/procedure.ts';

/** What parties are told; nothing about a person stands in it. */
export interface Telling {
  kind: NoticeKind;
  caseId?: string;
  updateId?: string;
  detail: NoticeDetail;
  at: Date;
  urgent?: boolean;
  statutory?: boolean;
}

/** Writes a notice for each party, and what goes out with it, in the transaction of what it tells of. */
export async function tell(
  trx: AppDb,
  parties: readonly string[],
  { kind, caseId, updateId, detail, at, urgent, statutory }: Telling,
): Promise<void> {
  const told = [...new Set(parties)];
  if (told.length === 0) return;
  const ids = await addNotices(
    trx,
    told.map((partyId) => ({
      partyId,
      kind,
      caseId: caseId ?? null,
      updateId: updateId ?? null,
      detail: JSON.stringify(detail),
      urgent: urgent ?? false,
      statutory: statutory ?? false,
      at,
    })),
  );
  await addMessages(trx, ids, { at, digestAt: await digestTime(trx, at) });
}

/** The posts that a reminder, or what is to be done in a case, goes to. */
export async function postsOf(
  trx: AppDb,
  { answeredBy, department }: { answeredBy: Side; department: string },
  whom: readonly Reminded[],
): Promise<string[]> {
  const posts = whom.flatMap((one): AskedPost[] => {
    if (one === 'BUREAU' || (one === 'ANSWERER' && answeredBy === 'bureau'))
      return [{ side: 'bureau' }];
    // What the Bureau answers has no principal of a department.
    if (answeredBy === 'bureau') return [];
    return [{ side: 'provider', department, post: one === 'PRINCIPAL' ? 'PRINCIPAL' : 'OFFICER' }];
  });
  const asked = await Promise.all(posts.map((post) => findPosts(trx, post)));
  return asked.flat().map(({ id }) => id);
}
