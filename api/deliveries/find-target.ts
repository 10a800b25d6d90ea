import type { AppDb } from '../../db/connect.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import { declaredDataset } from '../releases/declared-dataset.ts';
import type { ReleasableDataset } from '../releases/delivery.ts';

/** The scope that a department's key needs to send data. */
export const DELIVERIES_SCOPE = 'deliveries:write';

export interface DeliveryTarget {
  viewer: Viewer;
  dataset: ReleasableDataset;
}

/** Who may send data: a post of a department. */
export type Deliverer = Viewer & { party: { department: string } };

/** @throws UNAUTHENTICATED, FORBIDDEN (no post, or a key without the scope) */
export function requireDeliverer(viewer: MaybeViewer): Deliverer {
  if (viewer === undefined) throw new Refusal('UNAUTHENTICATED');
  const { post, department } = viewer.party;
  if (department === null || (post !== 'OFFICER' && post !== 'PRINCIPAL'))
    throw new Refusal('FORBIDDEN');
  if (viewer.via.kind === 'API_KEY' && !viewer.via.scopes.includes(DELIVERIES_SCOPE))
    throw new Refusal('FORBIDDEN', {
      message: {
        zh: `这把密钥没有 ${DELIVERIES_SCOPE} 权限`,
        en: `this key does not have the scope ${DELIVERIES_SCOPE}`,
      },
    });
  return { ...viewer, party: { ...viewer.party, department } };
}

/**
 * The dataset into which the viewer may send data: one of his own department (M16). To all others it does
 * not exist.
 * @throws UNAUTHENTICATED, FORBIDDEN, DATASET_NOT_FOUND
 */
export async function findTarget(
  db: AppDb,
  given: MaybeViewer,
  slug: string,
): Promise<DeliveryTarget> {
  const viewer = requireDeliverer(given);
  const dataset = await declaredDataset(db, slug);
  if (dataset === undefined || dataset.department !== viewer.party.department)
    throw new Refusal('DATASET_NOT_FOUND');
  return { viewer, dataset };
}
