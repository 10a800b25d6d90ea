import { logReading } from '../../db/audit/trail.ts';
import { findStatistics } from '../../db/records/find-statistics.ts';
import type { Permit } from '../../db/records/permit.ts';
import type { RecordQuery } from '../../db/records/query.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import type { Judging } from '../context.ts';
import { type LiveGrant, liveGrants } from '../grants/live-grant.ts';
import { gate, type Passage } from './gate.ts';
import { costOf, isBeyondBudget, refuseBeyondBudget } from './query-cost.ts';
import type { Question } from './question.ts';
import type { ReleaseAsked } from './release-asked.ts';

/**
 * What is asked of a release, and is it allowed: the gate's judgement, of which nothing is put on record.
 * @param read makes the question, from the entry with the fields that are there in that release
 * @throws the gate's refusals and what `read` throws
 */
export async function judge<Query extends RecordQuery>(
  system: Judging,
  viewer: MaybeViewer,
  { entry, release }: ReleaseAsked,
  read: (grants: readonly LiveGrant[]) => Query,
): Promise<Passage<Query>> {
  // Where every field is free there is nothing that a grant could add.
  const restricted = entry.fields.some((field) => field.openness !== 'UNCONDITIONAL');
  const grants = restricted ? await liveGrants(system.db, system.clock, viewer, entry.id) : [];
  return gate({ entry, release, query: read(grants) }, viewer, grants);
}

/**
 * The common part of every journey to rows or figures: what is asked of a release, is it allowed, and on record
 * where it has to be. What comes after differs only in the last step.
 * @throws as `judge`, and COST_EXCEEDED when no index leads to what is asked of too many rows
 */
export async function admit<Query extends RecordQuery>(
  system: Judging,
  viewer: MaybeViewer,
  asked: ReleaseAsked,
  read: (grants: readonly LiveGrant[]) => Query,
): Promise<Permit<Query>> {
  const passage = await pass(system, viewer, asked, read);
  const { query } = passage.permit.terms;
  await logConditional(system, viewer, { ...asked, query }, passage);
  return passage.permit;
}

/** A further step of a question whose reading is on record: judged like any, and not recorded once more. */
export async function admitAgain<Query extends RecordQuery>(
  ...question: Parameters<typeof judge<Query>>
): Promise<Permit<Query>> {
  return (await pass(...question)).permit;
}

async function pass<Query extends RecordQuery>(
  system: Judging,
  viewer: MaybeViewer,
  asked: ReleaseAsked,
  read: (grants: readonly LiveGrant[]) => Query,
): Promise<Passage<Query>> {
  const passage = await judge(system, viewer, asked, read);
  const { query } = passage.permit.terms;
  // Only what seems too much is looked up in what is known of the release.
  if (isBeyondBudget(costOf({ ...asked, query })))
    refuseBeyondBudget(costOf({ ...asked, query }, await findStatistics(system.db, asked.release)));
  return passage;
}

/** M40: conditional data leaves only after its reading is on record. */
async function logConditional(
  system: Judging,
  viewer: MaybeViewer,
  { entry, release, query }: Question,
  { grants }: Passage<RecordQuery>,
): Promise<void> {
  if (grants.length === 0) return;
  const reader = viewer as Viewer;
  await logReading(system.db, {
    at: system.clock(),
    datasetId: entry.id,
    release: release.number,
    partyId: reader.party.id,
    accountId: reader.accountId,
    apiKeyId: reader.via.kind === 'API_KEY' ? reader.via.id : null,
    grantIds: grants.map((grant) => grant.id),
    question: JSON.stringify(query),
  });
}
