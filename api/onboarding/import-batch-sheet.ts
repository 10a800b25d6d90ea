import path from 'node:path';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { importSheet, type SheetOutcome } from '../compilation/import-sheet.ts';
import type { SheetCodes } from '../compilation/sheet/elements.ts';
import { Refusal } from '../errors.ts';
import { batchFolder, type OnboardingSystem, openOwnBatch } from './own-batch.ts';
import { readBench } from './read-bench.ts';

/**
 * Brings in a filling sheet that lay in the folder, so that tables find their entries in it.
 * @throws as openOwnBatch, NOT_FOUND where the file is no filling sheet
 */
export async function importBatchSheet(
  system: OnboardingSystem,
  given: MaybeViewer,
  batchId: string,
  { fileId, ...order }: { fileId: string; codes: SheetCodes; dryRun: boolean },
): Promise<SheetOutcome[]> {
  requireSession(given);
  const { batch, viewer } = await openOwnBatch(system, given, batchId);
  const { sheets } = await readBench(system, batch);
  const sheet = sheets.find(({ id }) => id === fileId);
  if (sheet === undefined) throw new Refusal('NOT_FOUND', { argument: 'file' });
  const { db, ingest } = system;
  const file = path.join(batchFolder(system, batch.id), sheet.id);
  return importSheet({ db, clock: ingest.clock }, viewer, { file, ...order });
}
