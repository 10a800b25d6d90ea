import { findAskedColumns, lockGlossary, type NewDecision } from '../../db/onboarding/glossary.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { badInput, Refusal } from '../errors.ts';
import { decideColumn } from './decide-column.ts';
import { keepDecisions } from './keep-decisions.ts';
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
      header: subject.replace(/@.*$/, ''),
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
  if (asked === undefined || !('audience' in asked.answer)) throw answered();
  const { question: _, audience: _asked, ...proposed } = asked.answer;
  const read = readAnswer('audience', answer);
  if (read.audience === 'ASK')
    throw badInput(
      'UNKNOWN_VALUE',
      'answer.audience',
      '请作出决定：人人可看、申请后可看或都不能看',
      'decide: everyone, after application, or nobody',
    );
  const decided = decideColumn({ header: asked.subject, proposed }, read);
  const { department, subject } = asked;
  const decisions: NewDecision[] = [{ kind: 'COLUMN', subject, answer: decided }];
  const at = ingest.clock();
  await db.transaction().execute(async (trx) => {
    await lockGlossary(trx, department);
    // Two reviewers at once: the second one finds it answered.
    if (!(await findAskedColumns(trx)).some((one) => one.id === id)) throw answered();
    await keepDecisions(trx, viewer, { department, decisions, at });
  });
}

function answered(): Refusal {
  return new Refusal('NOT_FOUND', { argument: 'question' });
}
