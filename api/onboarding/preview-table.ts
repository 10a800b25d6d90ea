import { randomBytes } from 'node:crypto';
import { findProfiles } from '../../db/desensitization/kept-profiles.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { type Preview, previewFile } from '../deliveries/preview-file.ts';
import { Refusal } from '../errors.ts';
import { findStanding } from './find-standing.ts';
import { batchFolder, type OnboardingSystem, ownBatch } from './own-batch.ts';
import { packTable } from './pack-table.ts';
import { readBench } from './read-bench.ts';

const SHOWN_FILES = 5;

/**
 * The first rows of a table as they will be released, under what would be declared for it by now.
 * @throws as ownBatch, NOT_FOUND
 */
export async function previewTable(
  system: OnboardingSystem,
  given: MaybeViewer,
  batchId: string,
  key: string,
): Promise<Preview> {
  const { batch } = await ownBatch(system, given, batchId);
  const found = findStanding(await readBench(system, batch)).find(({ table }) => table.key === key);
  if (found === undefined) throw new Refusal('NOT_FOUND', { argument: 'table' });
  const { table, declaration, entry, lacking } = found;
  // The first rows of a few files say how all of them are read.
  const few = table.files.slice(0, SHOWN_FILES);
  const packed = await packTable(table, few, batchFolder(system, batch.id));
  const { datasetKey } = system.ingest;
  const fields = declaration?.fields.filter(
    ({ source, title }) => !lacking.includes(source ?? title.zh),
  );
  try {
    return await previewFile(system.ingest, packed.file, {
      hints: packed.hints,
      hashKey: entry === undefined ? randomBytes(32) : datasetKey(entry.id),
      profiles: await findProfiles(system.db),
      ...(fields !== undefined && { fields }),
    });
  } finally {
    await packed.remove();
  }
}
