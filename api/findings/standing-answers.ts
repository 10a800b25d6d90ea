import { z } from 'zod';
import { findNames } from '../../db/accounts/names.ts';
import type { AppDb } from '../../db/connect.ts';
import { PERSONAL_KINDS } from '../../db/desensitization/vocabulary.ts';
import { findStanding, revokeStanding } from '../../db/releases/findings.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { findTarget } from '../deliveries/find-target.ts';
import { badInput, Refusal } from '../errors.ts';
import type { IngestSystem } from '../releases/delivery.ts';

/** What has been decided for every load of a dataset to come. @throws as the deliveries of the dataset */
export async function standingAnswers(
  db: AppDb,
  system: IngestSystem,
  viewer: MaybeViewer,
  slug: string,
) {
  const { dataset } = await findTarget(db, viewer, slug);
  const answers = await findStanding(ingestDb(system.ingest), dataset.id, dataset.schemaVersion);
  const names = await findNames(
    db,
    answers.map(({ answeredBy }) => answeredBy),
  );
  return answers.map(({ field, kind, answer, reason, answeredBy, answeredAt, loadId }) => ({
    field,
    kind,
    answer,
    reason,
    by: names.get(answeredBy),
    at: answeredAt,
    decidedIn: loadId,
  }));
}

const which = z.object({ field: z.string(), kind: z.enum(PERSONAL_KINDS) });

/**
 * Takes such a decision back: the next load that holds it asks again.
 * @throws UNAUTHENTICATED, FORBIDDEN, DATASET_NOT_FOUND, BAD_USER_INPUT, NOT_FOUND (nothing stands)
 */
export async function takeBackAnswer(
  db: AppDb,
  system: IngestSystem,
  given: MaybeViewer,
  slug: string,
  body: unknown,
): Promise<void> {
  const { dataset } = await findTarget(db, requireSession(given), slug);
  const read = which.safeParse(body);
  if (!read.success)
    throw badInput('WRONG_TYPE', 'body', '请给出 field 和 kind', 'give field and kind');
  const ingest = ingestDb(system.ingest);
  const taken = await revokeStanding(ingest, dataset.id, read.data, system.clock());
  if (taken === 0)
    throw new Refusal('NOT_FOUND', { argument: `${read.data.field}.${read.data.kind}` });
}
