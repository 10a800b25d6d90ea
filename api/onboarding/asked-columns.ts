import { appendAudit } from '../../db/audit/trail.ts';
import { addDecisions, findAskedColumns } from '../../db/onboarding/glossary.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import { decideColumn } from './decide-column.ts';
import type { OnboardingSystem } from './own-batch.ts';
import { readAnswer } from './read-answer.ts';

function requireBureau(given: MaybeViewer) {
  const viewer = requireSession(given);
  if (viewer.party.post !== 'BUREAU_REVIEWER') throw new Refusal('FORBIDDEN');
  return viewer;
}

/** A column about which a department asks the Bureau. */
export interface AskedColumn {
  id: number;
  department: string;
  departmentName: string;
  header: string;
  question: string;
  askedBy: string;
  askedAt: Date;
}

/** What departments ask about columns, oldest first. No cell is shown. @throws UNAUTHENTICATED, FORBIDDEN */
export async function listAskedColumns(
  { db }: OnboardingSystem,
  given: MaybeViewer,
): Promise<AskedColumn[]> {
  requireBureau(given);
  const asked = await findAskedColumns(db);
  return asked.map(
    ({ id, department, departmentName, subject, answer, askedByName, decidedAt }) => ({
      id,
      department,
      departmentName,
      header: subject,
      question: ('question' in answer ? answer.question : undefined) ?? '',
      askedBy: askedByName,
      askedAt: decidedAt,
    }),
  );
}

/**
 * Answers for a column in the department's place; its tables go on from there.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND (answered or taken back meanwhile), BAD_USER_INPUT
 */
export async function answerAskedColumn(
  { db, ingest }: OnboardingSystem,
  given: MaybeViewer,
  id: number,
  answer: unknown,
): Promise<void> {
  const viewer = requireBureau(given);
  const asked = (await findAskedColumns(db)).find((one) => one.id === id);
  if (asked === undefined || !('audience' in asked.answer))
    throw new Refusal('NOT_FOUND', { argument: 'question' });
  const { question: _, audience: _asked, ...proposed } = asked.answer;
  const decided = decideColumn({ header: asked.subject, proposed }, readAnswer('audience', answer));
  const at = ingest.clock();
  await db.transaction().execute(async (trx) => {
    await addDecisions(trx, [{ kind: 'COLUMN', subject: asked.subject, answer: decided }], {
      department: asked.department,
      decidedBy: viewer.accountId,
      decidedAs: viewer.party.id,
      decidedAt: at,
    });
    await appendAudit(trx, {
      at,
      action: 'GLOSSARY_DECIDED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `department:${asked.department}`,
      detail: { subjects: [`COLUMN ${asked.subject}`] },
    });
  });
}
