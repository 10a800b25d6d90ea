import type pg from 'pg';
import type { IngestDb } from '../../db/connect.ts';
import type { Gone, ReleasedTable } from '../../db/purges/open-rows.ts';
import { findReleasesOf, type PurgedRelease, supersede } from '../../db/purges/releases.ts';
import { measureAnonymity } from '../../db/releases/anonymity.ts';
import { measureColumns } from '../../db/releases/measure-columns.ts';
import { measureRelease } from '../../db/releases/measure.ts';
import type { ReleaseTarget } from '../../db/releases/stage.ts';
import type { ReleasableDataset } from '../releases/delivery.ts';

/** Takes digests, counts and shares anew for every release from which something went; their numbers. */
export async function measureAnew(
  client: pg.PoolClient,
  trx: IngestDb,
  dataset: ReleasableDataset,
  gone: ReadonlyMap<ReleasedTable, Gone>,
  at: Date,
): Promise<number[]> {
  const numbers: number[] = [];
  for (const [{ relation }, { spans }] of gone) {
    for (const release of await findReleasesOf(trx, dataset.id, relation, spans)) {
      const target = targetThen(dataset, relation, release);
      const figures = await measureRelease(client, target, release.number);
      const anonymity = await measureAnonymity(client, target, release.number);
      await supersede(trx, release, figures, anonymity, at);
      await measureColumns(client, target, figures, release);
      numbers.push(release.number);
    }
  }
  return numbers.toSorted((one, other) => one - other);
}

/** The release as it was made: its own fields, open as they were then. */
function targetThen(
  { id, fields, anonymity }: ReleasableDataset,
  relation: string,
  release: PurgedRelease,
): ReleaseTarget {
  const had = new Set(release.fields.map(({ name }) => name));
  const measurable = anonymity?.quasiIdentifiers.every((name) => had.has(name)) === true;
  return {
    datasetId: id,
    relation,
    fields: release.fields.map(({ name, type }) => ({
      name,
      type,
      key: false,
      indexed: false,
      searchable: false,
      open: release.openFields.includes(name),
    })),
    places: [],
    keyed: fields.some(({ key }) => key === true),
    ...(measurable && anonymity !== undefined && { anonymity }),
  };
}
