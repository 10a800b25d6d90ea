import type { AppDb } from '../../db/connect.ts';
import type { Filter } from '../../db/records/filter.ts';
import { findStandingGrants } from '../../db/grants/grants.ts';
import type { Clock } from '../clock.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';

/** A grant that stands at this instant: neither ended nor withdrawn. */
export interface LiveGrant {
  id: string;
  fields: string[];
  rows: Filter | null;
}

/** The live grants of the party in whose name the viewer acts; of the anonymous, none. */
export async function liveGrants(
  db: AppDb,
  clock: Clock,
  viewer: MaybeViewer,
  datasetId: string,
): Promise<LiveGrant[]> {
  if (viewer === undefined) return [];
  return findStandingGrants(db, viewer.party.id, datasetId, clock());
}
