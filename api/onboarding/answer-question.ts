import type { NewDecision } from '../../db/onboarding/glossary.ts';
import { setSaid } from '../../db/onboarding/batches.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { Deliverer } from '../deliveries/find-target.ts';
import { badInput, Refusal } from '../errors.ts';
import { decisionsOf } from './decisions-of.ts';
import { keepDecisions } from './keep-decisions.ts';
import { PART_FORMS } from './part-columns.ts';
import { type OnboardingSystem, openOwnBatch } from './own-batch.ts';
import { type BenchRow, type BenchState, readBench } from './read-bench.ts';
import { readAnswer } from './read-answer.ts';

export interface QuestionAnswer {
  /** Id of the question, or `column:` with a header, to decide that one anew. */
  question: string;
  answer: unknown;
  /** The newest decision that whoever answers had before him, so that two do not overwrite each other. */
  basedOn?: number | undefined;
}

/**
 * Answers a question of a batch. What is decided goes into the department's glossary, where it holds for all
 * its files from then on.
 * @throws as openOwnBatch; CONFLICT where somebody decided meanwhile; BAD_USER_INPUT
 */
export async function answerQuestion(
  system: OnboardingSystem,
  given: MaybeViewer,
  batchId: string,
  { question, answer, basedOn }: QuestionAnswer,
): Promise<void> {
  // Who may see a column is decided by a person, and not by a key (M31).
  requireSession(given);
  const { batch, viewer } = await openOwnBatch(system, given, batchId);
  const bench = await readBench(system, batch);
  const file = fileAsked(bench, question);
  if (file !== undefined) await sayPart(system, bench, file, answer);
  else await decide(system, viewer, decisionsOf(bench, question, answer), basedOn);
}

async function decide(
  { db, ingest }: OnboardingSystem,
  viewer: Deliverer,
  decisions: readonly NewDecision[],
  basedOn: number | undefined,
): Promise<void> {
  const { department } = viewer.party;
  const made = { department, decisions, at: ingest.clock(), basedOn };
  await db.transaction().execute((trx) => keepDecisions(trx, viewer, made));
}

/** The file whose part is asked for. */
function fileAsked({ files, questions }: BenchState, id: string): BenchRow | undefined {
  const asked = questions.find((one) => one.id === id && one.kind === 'PART_UNSAID');
  return asked === undefined ? undefined : files.find((file) => asked.files.includes(file.id));
}

async function sayPart(
  { ingest }: OnboardingSystem,
  { arrangement, districts }: BenchState,
  file: BenchRow,
  answer: unknown,
): Promise<void> {
  const { said } = readAnswer('part', answer);
  const table = arrangement.tables.find(({ files }) => files.some(({ id }) => id === file.id));
  const named = table?.files.find(({ id }) => id === file.id);
  const unsaid = table?.parts.find(({ kind }) => named?.parts[kind] === undefined);
  if (unsaid === undefined) throw new Refusal('NOT_FOUND', { argument: 'question' });
  const { kind } = unsaid;
  const fits = kind === 'DISTRICT' ? districts.includes(said) : PART_FORMS[kind].test(said);
  if (!fits)
    throw badInput(
      'WRONG_TYPE',
      'answer.said',
      '请写成 2024、2024-Q1、2024-03、2024-03-15 或县区全名',
      'write it as 2024, 2024-Q1, 2024-03, 2024-03-15, or the full name of a district',
    );
  await setSaid(ingestDb(ingest.ingest), file.id, { ...file.said, [kind]: said });
}
