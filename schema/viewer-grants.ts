import { type LiveGrant, liveGrants } from '../api/grants/live-grant.ts';
import type { Context } from './builder.ts';

const asked = new WeakMap<Context, Map<string, Promise<LiveGrant[]>>>();

/** The viewer's live grants on a dataset, asked for once in a request however many fields want to know. */
export function viewerGrants(context: Context, datasetId: string): Promise<LiveGrant[]> {
  const known = asked.get(context) ?? new Map<string, Promise<LiveGrant[]>>();
  asked.set(context, known);
  const { db, clock } = context.system;
  const grants = known.get(datasetId) ?? liveGrants(db, clock, context.viewer, datasetId);
  known.set(datasetId, grants);
  return grants;
}
