import { z } from 'zod';
import { appendAudit } from '../../db/audit/trail.ts';
import type { AppDb } from '../../db/connect.ts';
import { FINDING_ANSWERS, PERSONAL_KINDS } from '../../db/desensitization/vocabulary.ts';
import { addAnswers, findFindings } from '../../db/releases/findings.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { badInput, Refusal } from '../errors.ts';
import { declaredDataset } from '../releases/declared-dataset.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { heldLoad } from './held-load.ts';
import { possibleAnswers } from './list-findings.ts';

const body = z.object({
  answers: z
    .array(
      z.object({
        field: z.string().max(63),
        kind: z.enum(PERSONAL_KINDS),
        answer: z.enum(FINDING_ANSWERS),
        reason: z.string().trim().max(2000).default(''),
        standing: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(1000),
});

export type GivenAnswer = z.infer<typeof body>['answers'][number];

/** @throws BAD_USER_INPUT naming what is wrong */
export function readAnswers(given: unknown): GivenAnswer[] {
  const read = body.safeParse(given);
  if (read.success) return read.data.answers;
  const path = read.error.issues[0]?.path.join('.') || 'body';
  throw badInput(
    'WRONG_TYPE',
    path,
    `${path} 不合要求：answers 为 [{field, kind, answer: MASK | DROP | INTENDED, reason?, standing?}]`,
    `${path} is not right: answers is [{field, kind, answer: MASK | DROP | INTENDED, reason?, standing?}]`,
  );
}

/**
 * A named person of the department decides on what was found in free texts: mask it, leave the column out,
 * or confirm with a reason that it is meant to be there; for this load, or for those to come as well.
 * All of the answers are taken, or none.
 * @throws UNAUTHENTICATED, FORBIDDEN (a key), NOT_FOUND, BAD_USER_INPUT, CONFLICT (decided already)
 */
export async function answerFindings(
  db: AppDb,
  system: IngestSystem,
  given: MaybeViewer,
  loadId: string,
  answers: readonly GivenAnswer[],
): Promise<void> {
  const { viewer, load } = await heldLoad(db, system, given, loadId);
  const ingest = ingestDb(system.ingest);
  const found = await findFindings(ingest, load.id);
  const dataset = await declaredDataset(db, load.slug);
  for (const { field, kind, answer, reason } of answers) {
    const path = `${field}.${kind}`;
    if (!found.some((one) => one.field === field && one.kind === kind))
      throw badInput(
        'UNKNOWN_VALUE',
        path,
        `没有这项发现：${path}`,
        `nothing of ${path} was found`,
      );
    if (!possibleAnswers(dataset, field).includes(answer))
      throw badInput(
        'UNKNOWN_VALUE',
        path,
        `${field} 不能 ${answer}：主键不能改动，不可为空的列不能略去`,
        `${field} cannot be given ${answer}: a key stays as it is, and a column that may not be empty cannot be left out`,
      );
    if (answer === 'INTENDED' && reason === '')
      throw badInput(
        'MISSING',
        `${path}.reason`,
        '确认为有意公开须写明理由',
        'say why it is meant to be there',
      );
  }
  const at = system.clock();
  const { accountId, party } = viewer;
  await ingest.transaction().execute(async (trx) => {
    const rows = answers.map((answer) => ({
      loadId: load.id,
      ...answer,
      answeredBy: accountId,
      answeredAs: party.id,
      answeredAt: at,
      revokedAt: null,
      decidedIn: null,
    }));
    if (!(await addAnswers(trx, rows))) throw new Refusal('CONFLICT', { argument: 'answers' });
    const detail = answers.map(({ field, kind, answer, standing }) => [
      field,
      kind,
      answer,
      standing,
    ]);
    await appendAudit(trx, {
      at,
      action: 'FINDINGS_ANSWERED',
      accountId,
      partyId: party.id,
      subject: `dataset:${load.datasetId}`,
      detail: { load: load.id, answers: detail },
    });
  });
}
