import type { AppDb } from '../../db/connect.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import { declaredDataset } from '../releases/declared-dataset.ts';

/**
 * A dataset from which the viewer may purge: one of his own department, or any for the Bureau; those that
 * were withdrawn too, since their values are still kept.
 * @throws UNAUTHENTICATED, FORBIDDEN (a key, or no post), DATASET_NOT_FOUND
 */
export async function findPurgeable(db: AppDb, given: MaybeViewer, slug: string) {
  const viewer = requirePurger(given);
  const dataset = await declaredDataset(db, slug, ['PUBLISHED', 'WITHDRAWN']);
  if (dataset === undefined || !mayPurge(viewer, dataset.department))
    throw new Refusal('DATASET_NOT_FOUND');
  return { viewer, dataset };
}

/** @throws UNAUTHENTICATED, FORBIDDEN */
export function requirePurger(given: MaybeViewer): Viewer {
  const viewer = requireSession(given);
  const { post } = viewer.party;
  if (post !== 'OFFICER' && post !== 'PRINCIPAL' && post !== 'BUREAU_REVIEWER')
    throw new Refusal('FORBIDDEN');
  return viewer;
}

function mayPurge({ party }: Viewer, department: string): boolean {
  return party.post === 'BUREAU_REVIEWER' || party.department === department;
}
