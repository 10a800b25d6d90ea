import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { dropBatches, existingBatches } from '../../db/onboarding/batches.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { batchFolder, type OnboardingSystem } from './own-batch.ts';

/** So long nobody has to touch a batch until its raw files go; what was decided stays in the glossary. */
const UNTOUCHED_DAYS = 90;

type BenchParts = Pick<OnboardingSystem, 'folder'> & { ingest: Pick<IngestSystem, 'ingest'> };

/** Drops batches with their files: those of a department, for a purge, or those that nobody touches. */
export async function dropBatchesWithFiles(
  { ingest, folder }: BenchParts,
  which: Parameters<typeof dropBatches>[1],
): Promise<number> {
  const db = ingestDb(ingest.ingest);
  await dropBatches(db, which);
  // Folders without a batch too: a process that broke off may have left one.
  const folders = (await readdir(folder)).filter((id) => z.uuid().safeParse(id).success);
  const standing = await existingBatches(db, folders);
  const gone = folders.filter((id) => !standing.has(id));
  for (const id of gone) await rm(batchFolder({ folder }, id), { recursive: true, force: true });
  return gone.length;
}

/** Removes what a process that broke off has packed and not loaded. */
export async function dropPacked(folder: string, prefix: string): Promise<void> {
  for (const id of await readdir(folder))
    for (const name of await readdir(path.join(folder, id)).catch(() => []))
      if (name.startsWith(prefix))
        await rm(path.join(folder, id, name), { recursive: true, force: true });
}

export function untouchedSince(now: Date): { untouchedSince: Date } {
  return { untouchedSince: new Date(now.getTime() - UNTOUCHED_DAYS * 86_400_000) };
}
