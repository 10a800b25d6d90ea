import { findNames } from '../../db/accounts/names.ts';
import { appendAudit } from '../../db/audit/trail.ts';
import type { AppDb } from '../../db/connect.ts';
import { findFindings } from '../../db/releases/findings.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import { answerQuestion, findQuestions, type KeptQuestion } from '../../db/releases/questions.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { describeKind } from '../desensitization/describe-kind.ts';
import { describeLight } from '../desensitization/describe-light.ts';
import { Refusal } from '../errors.ts';
import { declaredDataset } from '../releases/declared-dataset.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { readText } from './ask-bureau.ts';

function requireBureau(given: MaybeViewer): Viewer {
  const viewer = requireSession(given);
  if (viewer.party.post !== 'BUREAU_REVIEWER') throw new Refusal('FORBIDDEN');
  return viewer;
}

/**
 * The Bureau's list: what departments ask about loads that wait, with the light and what was found, and no
 * row of the data.
 * @throws UNAUTHENTICATED, FORBIDDEN (not the Bureau)
 */
export async function bureauQuestions(db: AppDb, { ingest }: IngestSystem, given: MaybeViewer) {
  requireBureau(given);
  const open = await findQuestions(ingestDb(ingest), 'OPEN');
  const names = await findNames(
    db,
    open.map(({ askedBy }) => askedBy),
  );
  return Promise.all(open.map((question) => shown(db, ingest, question, names)));
}

async function shown(
  db: AppDb,
  ingest: IngestSystem['ingest'],
  question: KeptQuestion,
  names: ReadonlyMap<string, string>,
) {
  const about = await db
    .selectFrom('dataset')
    .select(['slug', 'titleZh', 'titleEn', 'department'])
    .where('id', '=', question.datasetId)
    .executeTakeFirst();
  const fields = (await declaredDataset(db, about?.slug ?? ''))?.fields ?? [];
  const found = await findFindings(ingestDb(ingest), question.loadId);
  return {
    id: question.id,
    load: question.loadId,
    dataset: about?.slug,
    title: { zh: about?.titleZh, en: about?.titleEn },
    department: about?.department,
    question: question.question,
    askedBy: names.get(question.askedBy),
    askedAt: question.askedAt,
    light: question.light && describeLight(question.light, fields),
    findings: found.map(({ field, kind, rows }) => ({
      field,
      title: fields.find(({ name }) => name === field)?.title,
      kind: describeKind(kind),
      rows,
    })),
  };
}

/**
 * The Bureau answers; the department then decides by it, and the load can go on.
 * @throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT, CONFLICT (answered or taken back already)
 */
export async function answerBureauQuestion(
  system: IngestSystem,
  given: MaybeViewer,
  id: string,
  body: unknown,
): Promise<void> {
  const viewer = requireBureau(given);
  const answer = readText(body, 'answer');
  const at = system.clock();
  await ingestDb(system.ingest)
    .transaction()
    .execute(async (trx) => {
      const by = { answeredBy: viewer.accountId, answeredAs: viewer.party.id, answeredAt: at };
      const open = (await findQuestions(trx, 'OPEN')).some((one) => one.id === id);
      if (!open || !(await answerQuestion(trx, id, { answer, ...by })))
        throw new Refusal('CONFLICT', { argument: 'question' });
      await appendAudit(trx, {
        at,
        action: 'BUREAU_ANSWERED',
        accountId: viewer.accountId,
        partyId: viewer.party.id,
        subject: `load-question:${id}`,
        detail: {},
      });
    });
}
