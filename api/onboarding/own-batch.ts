import path from 'node:path';
import { z } from 'zod';
import type { AppDb } from '../../db/connect.ts';
import { findBatch, type OnboardingBatch, touchBatch } from '../../db/onboarding/batches.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { type Deliverer, requireDeliverer } from '../deliveries/find-target.ts';
import { Refusal } from '../errors.ts';
import type { IngestSystem } from '../releases/delivery.ts';

/** What the bench works with: both logins of the worker, and where its files lie. */
export interface OnboardingSystem {
  db: AppDb;
  ingest: IngestSystem;
  folder: string;
}

export interface OwnBatch {
  viewer: Deliverer;
  batch: OnboardingBatch;
}

/**
 * A batch of the viewer's department, whoever opened it; to all others it does not exist.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
 */
export async function ownBatch(
  { ingest }: OnboardingSystem,
  given: MaybeViewer,
  id: string,
): Promise<OwnBatch> {
  const viewer = requireDeliverer(given);
  const batch = z.uuid().safeParse(id).success
    ? await findBatch(ingestDb(ingest.ingest), id)
    : undefined;
  if (batch?.department !== viewer.party.department)
    throw new Refusal('NOT_FOUND', { argument: 'batch' });
  return { viewer, batch };
}

/** The same while it is worked on, which is put on record. @throws CONFLICT once it is closed */
export async function openOwnBatch(
  system: OnboardingSystem,
  given: MaybeViewer,
  id: string,
): Promise<OwnBatch> {
  const own = await ownBatch(system, given, id);
  if (own.batch.closedAt !== null)
    throw new Refusal('CONFLICT', {
      argument: 'batch',
      message: { zh: '这个批次已办结', en: 'this batch is closed' },
    });
  const { ingest, clock } = system.ingest;
  await touchBatch(ingestDb(ingest), own.batch.id, { touchedAt: clock() });
  return own;
}

export function batchFolder({ folder }: Pick<OnboardingSystem, 'folder'>, batchId: string): string {
  return path.join(folder, batchId);
}
