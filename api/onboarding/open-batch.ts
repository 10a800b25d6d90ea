import { findNames } from '../../db/accounts/names.ts';
import {
  addBatch,
  findBatches,
  type OnboardingBatch,
  touchBatch,
} from '../../db/onboarding/batches.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { requireDeliverer } from '../deliveries/find-target.ts';
import { badInput } from '../errors.ts';
import { type OnboardingSystem, openOwnBatch } from './own-batch.ts';

const LONGEST_TITLE = 100;

/** Opens a batch for a folder of files. @throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT */
export async function openBatch(
  { ingest }: OnboardingSystem,
  given: MaybeViewer,
  title: unknown,
): Promise<OnboardingBatch> {
  const viewer = requireDeliverer(given);
  const named = typeof title === 'string' ? title.trim() : '';
  if (named === '' || named.length > LONGEST_TITLE)
    throw badInput(
      'MISSING',
      'title',
      `请给这批文件起个名字，最多 ${LONGEST_TITLE} 字`,
      `name these files, in ${LONGEST_TITLE} characters at most`,
    );
  return addBatch(ingestDb(ingest.ingest), {
    department: viewer.party.department,
    title: named,
    openedBy: viewer.accountId,
    openedAs: viewer.party.id,
    openedAt: ingest.clock(),
  });
}

/** The batches of the viewer's department, the newest first. @throws UNAUTHENTICATED, FORBIDDEN */
export async function listBatches({ db, ingest }: OnboardingSystem, given: MaybeViewer) {
  const viewer = requireDeliverer(given);
  const batches = await findBatches(ingestDb(ingest.ingest), viewer.party.department);
  const names = await findNames(
    db,
    batches.map(({ openedBy }) => openedBy),
  );
  return batches.map(
    ({ id, number, title, openedBy, openedAt, touchedAt, closedAt, ...counts }) => ({
      id,
      number,
      title,
      openedBy: names.get(openedBy) ?? '',
      openedAt,
      touchedAt,
      closedAt,
      files: counts.files,
      loaded: counts.loaded,
    }),
  );
}

/** Says that the batch is done with; what became of its files stays. @throws as ownBatch, CONFLICT */
export async function closeBatch(
  system: OnboardingSystem,
  given: MaybeViewer,
  id: string,
): Promise<void> {
  const { batch } = await openOwnBatch(system, given, id);
  const now = system.ingest.clock();
  await touchBatch(ingestDb(system.ingest.ingest), batch.id, { touchedAt: now, closedAt: now });
}
