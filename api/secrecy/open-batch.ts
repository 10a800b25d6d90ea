import { appendAudit } from '../../db/audit/trail.ts';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import {
  type CompiledEntry,
  findCompiled,
  findVersions,
  lockEntries,
} from '../../db/compilation/entries.ts';
import type { AppDb } from '../../db/connect.ts';
import {
  addSecrecyBatch,
  findDrawn,
  findSecrecyBatch,
  type SecrecyBatch,
} from '../../db/secrecy/batches.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { findingsOn } from '../compilation/find-entries.ts';
import { entryActions } from '../compilation/steps.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { drawSample, sampleSize } from '../reviews/draw-sample.ts';
import { requireSecondPerson } from './require-second-person.ts';
import { whatStandsOut } from './what-stands-out.ts';

const MOST_BATCHED = 500;

/**
 * Puts all drafts of the department that wait for the viewer's secrecy and privacy review into one batch (M41):
 * what stands out is looked at one by one, of the rest a random sample. A version is drawn once only, so that
 * nobody draws until the sample pleases.
 * @throws UNAUTHENTICATED, FORBIDDEN, CONFLICT (nothing waits for this person)
 */
export async function openSecrecyBatch(system: System, given: MaybeViewer): Promise<SecrecyBatch> {
  const viewer = requireSecondPerson(given);
  const { department } = viewer.party;
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const waiting = await entriesToReview(trx, viewer);
    if (waiting.length === 0) throw nothingWaits();
    const entries = await lockEntries(
      trx,
      waiting.slice(0, MOST_BATCHED).map(({ id }) => id),
    );
    const members = await Promise.all(
      entries.map(async (entry) => ({
        entryId: entry.id,
        version: entry.version,
        reasons: whatStandsOut(
          entry.declaration,
          await findingsOn(trx, entry, at),
          await publishedOf(trx, entry),
        ),
      })),
    );
    const plain = members.flatMap(({ entryId, reasons }) =>
      reasons.length === 0 ? [entryId] : [],
    );
    const size = sampleSize(plain.length);
    const sample = drawSample(plain, size);
    const id = await addSecrecyBatch(
      trx,
      {
        department,
        state: 'LOOKING',
        plain: plain.length,
        sampleSize: size,
        openedBy: viewer.accountId,
        openedAs: viewer.party.id,
        openedAt: at,
        decidedBy: null,
        decidedAs: null,
        decidedAt: null,
        opinion: null,
      },
      members.map(({ entryId, version, reasons }) => ({
        entryId,
        version,
        reasons: JSON.stringify(reasons),
        sampled: sample.has(entryId),
      })),
    );
    await appendAudit(trx, {
      at,
      action: 'SECRECY_BATCH_OPENED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `secrecy-batch:${id}`,
      detail: { entries: members.length, plain: plain.length, sample: [...sample] },
    });
    const batch = await findSecrecyBatch(trx, id);
    if (batch === undefined) throw new Refusal('NOT_FOUND', { argument: 'id' });
    return batch;
  });
}

/** Drafts that the viewer may review as the second person, and that were not drawn before; oldest first. */
export async function entriesToReview(db: AppDb, viewer: Viewer): Promise<CompiledEntry[]> {
  const { department } = viewer.party;
  if (department === null) return [];
  const drafts = await findCompiled(db, { department, states: ['DRAFT'] });
  const waiting = drafts.filter((entry) => entryActions(viewer, entry).includes('REVIEW_SECRECY'));
  const drawn = await findDrawn(
    db,
    waiting.map(({ id }) => id),
  );
  return waiting.filter(({ id }) => !drawn.has(id));
}

async function publishedOf(
  db: AppDb,
  { id, publishedVersion }: CompiledEntry,
): Promise<DatasetDeclaration | undefined> {
  if (publishedVersion === null) return undefined;
  const versions = await findVersions(db, id);
  return versions.find(({ number }) => number === publishedVersion)?.declaration;
}

function nothingWaits(): Refusal {
  return new Refusal('CONFLICT', {
    argument: 'entries',
    message: {
      zh: '没有等您审查的条目：自己编制的由他人审查，退出批次的逐条审查',
      en: 'no entry waits for you: what you drafted others review, and what was drawn before is reviewed one by one',
    },
  });
}
