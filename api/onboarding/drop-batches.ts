import { rm } from 'node:fs/promises';
import { dropBatches } from '../../db/onboarding/batches.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { batchFolder, type OnboardingSystem } from './own-batch.ts';

/** So long nobody has to touch a batch until its raw files go; what was decided stays in the glossary. */
const UNTOUCHED_DAYS = 90;

type Parts = Pick<OnboardingSystem, 'folder'> & { ingest: Pick<IngestSystem, 'ingest'> };

/** Drops batches with their files: those of a department after a purge, or those that nobody touches. */
export async function dropBatchesWithFiles(
  { ingest, folder }: Parts,
  which: Parameters<typeof dropBatches>[1],
): Promise<number> {
  const dropped = await dropBatches(ingestDb(ingest.ingest), which);
  for (const id of dropped) await rm(batchFolder({ folder }, id), { recursive: true, force: true });
  return dropped.length;
}

export function untouchedSince(now: Date): { untouchedSince: Date } {
  return { untouchedSince: new Date(now.getTime() - UNTOUCHED_DAYS * 86_400_000) };
}
