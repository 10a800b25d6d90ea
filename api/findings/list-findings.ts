import { findNames } from '../../db/accounts/names.ts';
import type { AppDb } from '../../db/connect.ts';
import { FINDING_ANSWERS, type FindingAnswer } from '../../db/desensitization/vocabulary.ts';
import { findAnswers, findFindings, type KeptAnswer } from '../../db/releases/findings.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { ownLoad } from '../deliveries/describe-load.ts';
import { describeKind } from '../desensitization/describe-kind.ts';
import { declaredDataset } from '../releases/declared-dataset.ts';
import type { IngestSystem, ReleasableDataset } from '../releases/delivery.ts';

/**
 * The personal data that was found in the free texts of a load, for its own department: how many rows,
 * which lines, masked examples, and who decided what.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function listFindings(
  db: AppDb,
  system: IngestSystem,
  viewer: MaybeViewer,
  loadId: string,
) {
  const load = await ownLoad(db, system, viewer, loadId);
  const ingest = ingestDb(system.ingest);
  const dataset = await declaredDataset(db, load.slug);
  const answers = await findAnswers(ingest, load.id);
  const names = await findNames(
    db,
    answers.map(({ answeredBy }) => answeredBy),
  );
  const found = await findFindings(ingest, load.id);
  return {
    load: load.id,
    dataset: load.slug,
    state: load.state,
    findings: found.map(({ field, kind, rows, lines, examples }) => {
      const declared = dataset?.fields.find(({ name }) => name === field);
      const answer = answers.find((one) => one.field === field && one.kind === kind);
      return {
        field,
        title: declared?.title ?? { zh: field, en: field },
        kind,
        kindTitle: describeKind(kind),
        rows,
        lines,
        examples,
        answer: answer === undefined ? null : describeAnswer(answer, names),
        may: answer === undefined ? possibleAnswers(dataset, field) : [],
      };
    }),
  };
}

function describeAnswer(answer: KeptAnswer, names: ReadonlyMap<string, string>) {
  return {
    answer: answer.answer,
    reason: answer.reason,
    by: names.get(answer.answeredBy),
    at: answer.answeredAt,
    standing: answer.standing && answer.revokedAt === null,
    decidedIn: answer.decidedIn,
  };
}

/** A key stays as it is, or its rows would be others; a column goes only where it may be empty. */
export function possibleAnswers(
  dataset: Pick<ReleasableDataset, 'fields'> | undefined,
  name: string,
): FindingAnswer[] {
  const field = dataset?.fields.find((one) => one.name === name);
  if (field === undefined) return [];
  return FINDING_ANSWERS.filter(
    (answer) =>
      answer === 'INTENDED' ||
      (field.key !== true && (answer !== 'DROP' || field.nullable !== false)),
  );
}
