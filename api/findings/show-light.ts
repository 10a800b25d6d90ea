import { findNames } from '../../db/accounts/names.ts';
import type { AppDb } from '../../db/connect.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import { findQuestions } from '../../db/releases/questions.ts';
import { findRemedies } from '../../db/releases/remedies.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { ownLoad } from '../deliveries/describe-load.ts';
import { describeDone, describeLight, describeRemedy } from '../desensitization/describe-light.ts';
import { declaredDataset } from '../releases/declared-dataset.ts';
import type { IngestSystem } from '../releases/delivery.ts';

/**
 * The light of a load, for its own department: how many rows could be matched to persons and by what, each
 * remedy with its cost, what was chosen, and what the Bureau was asked. Null where it was not measured.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function showLight(
  db: AppDb,
  system: IngestSystem,
  viewer: MaybeViewer,
  loadId: string,
) {
  const load = await ownLoad(db, system, viewer, loadId);
  const ingest = ingestDb(system.ingest);
  const fields = (await declaredDataset(db, load.slug))?.fields ?? [];
  const chosen = await findRemedies(ingest, load.id);
  const questions = await findQuestions(ingest, { loadId: load.id });
  const names = await findNames(db, [
    ...chosen.map(({ chosenBy }) => chosenBy),
    ...questions.flatMap(({ askedBy, answeredBy }) => [askedBy, answeredBy ?? askedBy]),
  ]);
  const { light } = load;
  return {
    load: load.id,
    state: load.state,
    light: light && {
      ...light,
      sentence: describeLight(light, fields),
      remedies: light.remedies.map((priced) => ({
        ...priced,
        sentence: describeRemedy(priced, fields),
      })),
    },
    chosen: chosen.map(({ remedy, chosenBy, chosenAt }) => ({
      remedy,
      sentence: describeDone(remedy, fields),
      by: names.get(chosenBy),
      at: chosenAt,
    })),
    questions: questions.map((one) => ({
      question: one.question,
      askedBy: names.get(one.askedBy),
      askedAt: one.askedAt,
      answer: one.answer,
      answeredBy: names.get(one.answeredBy ?? '') ?? null,
      answeredAt: one.answeredAt,
      withdrawnAt: one.withdrawnAt,
    })),
  };
}
