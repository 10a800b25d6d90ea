import type { AppDb } from '../../db/connect.ts';
import { findPosts } from '../../db/notices/notices.ts';
import type { Recount } from '../calendar/recount-deadlines.ts';
import type { Side } from '../procedures/procedure.ts';
import type { Sentence } from '../errors.ts';
import { postsOf, tell } from './tell.ts';

/** A recount with whom it concerns. */
export type ConcerningRecount = Recount & {
  department: string;
  /** Of a case: its applicant, and what its rules say. */
  applicant?: { partyId: string; answeredBy: Side; title: Sentence };
};

/** Tells the parties of the clocks that were counted anew, each case and each clock of an update once. */
export async function tellOfRecounts(
  trx: AppDb,
  recounts: readonly ConcerningRecount[],
  { at, document }: { at: Date; document: string | null },
): Promise<void> {
  const extended = new Set(
    recounts.filter(({ clock }) => clock === 'EXTENDED').map(({ caseId }) => caseId),
  );
  for (const { applicant, department, ...one } of recounts) {
    // Of an extended case the later clock is the one that runs.
    if (one.clock === 'ANSWER' && extended.has(one.caseId)) continue;
    const detail = {
      number: one.number,
      wasDueAt: one.wasDueAt.toISOString(),
      dueAt: one.dueAt.toISOString(),
      provisional: one.provisional,
      document,
    };
    if (one.caseId !== null && applicant !== undefined) {
      const { partyId, answeredBy, title } = applicant;
      const posts = await postsOf(trx, { answeredBy, department }, ['ANSWERER']);
      const of = { kind: 'DEADLINE_RECOUNTED', caseId: one.caseId, at } as const;
      await tell(trx, [partyId, ...posts], {
        ...of,
        detail: { ...detail, title },
        statutory: true,
      });
    }
    if (one.updateId !== null) {
      const posts = await Promise.all([
        findPosts(trx, { side: 'provider', department, post: 'OFFICER' }),
        findPosts(trx, { side: 'bureau' }),
      ]);
      await tell(
        trx,
        posts.flat().map(({ id }) => id),
        {
          kind: 'UPDATE_RECOUNTED',
          updateId: one.updateId,
          detail,
          at,
        },
      );
    }
  }
}
