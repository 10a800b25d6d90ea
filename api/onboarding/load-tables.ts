import { hash } from 'node:crypto';
import { setLoad } from '../../db/onboarding/batches.ts';
import { findPush, ingestDb } from '../../db/releases/loads.ts';
import { newestRelease } from '../../db/releases/newest-release.ts';
import type { LoadScope } from '../../db/releases/standing.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { type Deliverer, type DeliveryTarget, findTarget } from '../deliveries/find-target.ts';
import { takeFile } from '../deliveries/take-file.ts';
import { badInput, Refusal, type Sentence } from '../errors.ts';
import { placeOf } from '../intake/check-row.ts';
import { IntakeError } from '../intake/intake-error.ts';
import type { IngestSystem, ReleasableDataset } from '../releases/delivery.ts';
import { type BenchTable, partOf } from './arrange-tables.ts';
import { findStanding, type StandingTable } from './find-standing.ts';
import { batchFolder, type OnboardingSystem, openOwnBatch } from './own-batch.ts';
import { type PackedTable, packTable } from './pack-table.ts';
import { type BenchState, readBench } from './read-bench.ts';

/** A table that is being loaded, or why it is not. */
export type TableLoad = { table: string; load: string } | { table: string; refused: Sentence };

export interface LoadOrder {
  /** Keys of tables; all that can be loaded where unsaid. */
  tables?: readonly string[] | undefined;
  /** Replaces the whole dataset by the files of the table, whatever parts these are. */
  whole?: boolean | undefined;
}

/**
 * Loads the tables whose entries are published (M17–M18), each as one load. Of a table with parts (a year, a
 * district) only the parts that its files name are replaced, unless the whole is asked for.
 * @throws as openOwnBatch, BAD_USER_INPUT for a table that there is not; one that cannot be loaded holds back no
 *   other
 */
export async function loadTables(
  system: OnboardingSystem,
  given: MaybeViewer,
  batchId: string,
  { tables, whole = false }: LoadOrder,
): Promise<TableLoad[]> {
  const { batch, viewer } = await openOwnBatch(system, given, batchId);
  const bench = await readBench(system, batch);
  const standing = findStanding(bench);
  const unknown = tables?.find((key) => !standing.some(({ table }) => table.key === key));
  if (unknown !== undefined)
    throw badInput(
      'UNKNOWN_VALUE',
      'tables',
      `没有表“${unknown}”`,
      `there is no table “${unknown}”`,
    );
  const wanted = standing.filter(({ table, standing: how }) =>
    tables === undefined ? how === 'TO_LOAD' : tables.includes(table.key),
  );
  const folder = batchFolder(system, batch.id);
  const loads: TableLoad[] = [];
  for (const one of wanted) {
    const { key } = one.table;
    try {
      loads.push({ table: key, load: await load(system, viewer, bench, folder, one, whole) });
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
  { table, entry, standing }: StandingTable,
  whole: boolean,
): Promise<string> {
  if (standing !== 'TO_LOAD' && !(whole && standing === 'LOADED')) throw notReady(table);
  const target = await findTarget(db, viewer, entry?.slug ?? '');
  const pool = ingestDb(ingest.ingest);
  const files = whole || table.parts.length === 0 ? table.files : changedParts(table, bench);
  const last = await newestRelease(pool, target.dataset.id);
  const scope = whole ? WHOLE : scopeOf(table, files, target.dataset, last?.treatments ?? []);
  const packed = await packTable(table, files, folder);
  try {
    const pushId = pushOf(files, bench, whole);
    const sent = { ...packed, order: { scope, pushId } };
    const { loadId, done } = await takeOnce(ingest, target, sent);
    await setLoad(
      pool,
      files.map(({ id }) => id),
      loadId,
    );
    // The load records its own end; whoever looks at the bench sees how it stands.
    void (done ?? Promise.resolve()).catch(() => undefined).then(packed.remove);
    return loadId;
  } catch (error) {
    await packed.remove();
    throw error;
  }
}

const WHOLE: LoadScope = { mode: 'WHOLE' };

/** Takes the files, or finds the load that took them before they had been marked with it. */
async function takeOnce(
  ingest: IngestSystem,
  target: DeliveryTarget,
  { order, ...packed }: PackedTable & { order: { scope: LoadScope; pushId: string } },
): Promise<{ loadId: string; done?: Promise<unknown> }> {
  try {
    return await takeFile(ingest, target, packed, order);
  } catch (error) {
    if (!(error instanceof IntakeError) || error.code !== 'PUSH_REPEATED') throw error;
    const first = await findPush(ingestDb(ingest.ingest), target.dataset.id, order.pushId);
    if (first === undefined) throw error;
    return { loadId: first.id };
  }
}

function notReady({ title }: BenchTable): Refusal {
  return new Refusal('CONFLICT', {
    argument: 'tables',
    message: {
      zh: `“${title}”还不能载入：条目须先发布，已载入的不再重复`,
      en: `“${title}” cannot be loaded: its entry is published first, and what is loaded is not loaded again`,
    },
  });
}

/**
 * The parts that the files bring, told by columns that are released as they are.
 * @throws IntakeError WHOLE_NEEDED where one is not: the rows to replace could not be found by it
 */
function scopeOf(
  table: BenchTable,
  files: BenchTable['files'],
  { fields }: ReleasableDataset,
  treatments: readonly { field: string }[],
): LoadScope {
  if (table.parts.length === 0) return WHOLE;
  const told = table.parts.map(({ column }) => {
    const field = fields.find((one) => placeOf([column], one) === 0);
    const asItIs =
      field !== undefined &&
      field.openness !== 'CLOSED' &&
      field.desensitization === undefined &&
      !treatments.some((treatment) => treatment.field === field.name);
    if (!asItIs)
      throw new IntakeError(
        'WHOLE_NEEDED',
        `“${column}”没有原样发布，认不出要替换哪几份；请报齐全部文件后整表替换`,
        `“${column}” is not released as it is, so that the parts to replace cannot be told: send all files and replace the whole`,
      );
    return field.name;
  });
  const parts = new Map(files.map((file) => [partOf(table, file), file]));
  return {
    mode: 'PART',
    fields: told,
    parts: [...parts.values()].map((file) => table.parts.map(({ kind }) => file.parts[kind] ?? '')),
  };
}

/** Files that have not gone in yet, and those of the same parts: a part is replaced whole. */
function changedParts(table: BenchTable, bench: BenchState): BenchTable['files'] {
  const isIn = (id: string) => bench.files.find((file) => file.id === id)?.loadState === 'RELEASED';
  const changed = new Set(
    table.files.filter(({ id }) => !isIn(id)).map((file) => partOf(table, file)),
  );
  return table.files.filter((file) => changed.has(partOf(table, file)));
}

/** One push for the same files after the same loads: a second click loads nothing twice. */
function pushOf(files: BenchTable['files'], bench: BenchState, whole: boolean): string {
  const said = files
    .map(({ id }) => `${id} ${bench.files.find((file) => file.id === id)?.loadId ?? ''}`)
    .toSorted();
  return `bench-${hash('sha256', [String(whole), ...said].join('\n')).slice(0, 32)}`;
}
