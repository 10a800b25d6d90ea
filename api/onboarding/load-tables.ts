import { hash } from 'node:crypto';
import { setLoad } from '../../db/onboarding/batches.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import { newestRelease } from '../../db/releases/newest-release.ts';
import type { LoadScope } from '../../db/releases/standing.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { type Deliverer, findTarget } from '../deliveries/find-target.ts';
import { takeFile } from '../deliveries/take-file.ts';
import { Refusal, type Sentence } from '../errors.ts';
import { headerKey } from '../intake/header-key.ts';
import { IntakeError } from '../intake/intake-error.ts';
import type { ReleasableDataset } from '../releases/delivery.ts';
import type { BenchTable } from './arrange-tables.ts';
import { findStanding, type StandingTable } from './find-standing.ts';
import { batchFolder, type OnboardingSystem, openOwnBatch } from './own-batch.ts';
import { packTable } from './pack-table.ts';
import { type BenchState, readBench } from './read-bench.ts';

/** A table that is being loaded, or why it is not. */
export type TableLoad = { table: string; load: string } | { table: string; refused: Sentence };

/**
 * Loads the tables whose entries are published (M17–M18), each as one load. Of a dataset that has rows
 * already, only the parts that the files name (a year, a district) are replaced; without parts, the whole.
 * @param only keys of tables; all that can be loaded where unsaid
 * @throws as openOwnBatch; a table that cannot be loaded holds back no other
 */
export async function loadTables(
  system: OnboardingSystem,
  given: MaybeViewer,
  batchId: string,
  only?: readonly string[],
): Promise<TableLoad[]> {
  const { batch, viewer } = await openOwnBatch(system, given, batchId);
  const bench = await readBench(system, batch);
  const ready = findStanding(bench).filter(
    ({ table, standing }) =>
      standing === 'TO_LOAD' && (only === undefined || only.includes(table.key)),
  );
  const folder = batchFolder(system, batch.id);
  const loads: TableLoad[] = [];
  for (const one of ready) {
    const { key } = one.table;
    try {
      loads.push({ table: key, load: await load(system, viewer, bench, folder, one) });
    } catch (error) {
      if (!(error instanceof IntakeError || error instanceof Refusal)) throw error;
      loads.push({ table: key, refused: error.sentence });
    }
  }
  return loads;
}

async function load(
  { db, ingest }: OnboardingSystem,
  viewer: Deliverer,
  bench: BenchState,
  folder: string,
  { table, entry }: StandingTable,
): Promise<string> {
  const target = await findTarget(db, viewer, entry?.slug ?? '');
  const pool = ingestDb(ingest.ingest);
  const stands = (await newestRelease(pool, target.dataset.id)) !== undefined;
  const scope = stands ? scopeOf(table, target.dataset) : { mode: 'WHOLE' as const };
  const files = scope.mode === 'WHOLE' ? table.files : changedParts(table, bench);
  const packed = await packTable(table, files, folder);
  try {
    const { loadId, done } = await takeFile(ingest, target, packed, {
      scope,
      pushId: pushOf(table, bench),
    });
    const ids = files.map(({ id }) => id);
    await setLoad(pool, ids, loadId);
    // The load records its own end; whoever looks at the bench sees how it stands.
    void done.catch(() => undefined).then(packed.remove);
    return loadId;
  } catch (error) {
    await packed.remove();
    throw error;
  }
}

/** A part is told by columns that are released as they are. */
function scopeOf({ parts }: BenchTable, { fields }: ReleasableDataset): LoadScope {
  const names = parts.map(
    ({ column }) =>
      fields.find(
        ({ source, title, openness, desensitization }) =>
          headerKey(source ?? title.zh) === headerKey(column) &&
          openness !== 'CLOSED' &&
          desensitization === undefined,
      )?.name,
  );
  const told = names.filter((name) => name !== undefined);
  return told.length === 0 || told.length < names.length
    ? { mode: 'WHOLE' }
    : { mode: 'PART', fields: told };
}

/** Files that have not gone in yet, and those of the same parts: a part is replaced whole. */
function changedParts({ files, parts }: BenchTable, bench: BenchState): BenchTable['files'] {
  const partOf = (file: BenchTable['files'][number]) =>
    JSON.stringify(parts.map(({ kind }) => file.parts[kind]));
  const isIn = (id: string) => bench.files.find((file) => file.id === id)?.loadState === 'RELEASED';
  const changed = new Set(files.filter(({ id }) => !isIn(id)).map(partOf));
  return files.filter((file) => changed.has(partOf(file)));
}

/** One push for the same files after the same loads: a second click loads nothing twice. */
function pushOf({ files }: BenchTable, bench: BenchState): string {
  const own = files.map(({ id }) => bench.files.find((file) => file.id === id));
  const said = own.map((file) => `${file?.sha256 ?? ''} ${file?.loadId ?? ''}`).toSorted();
  return `bench-${hash('sha256', said.join('\n')).slice(0, 32)}`;
}
