import type pg from 'pg';
import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { Light } from '../../db/desensitization/light.ts';
import { findProfiles } from '../../db/desensitization/kept-profiles.ts';
import { ingestDbOn } from '../../db/releases/loads.ts';
import { type Anonymity, measureAnonymity } from '../../db/releases/anonymity.ts';
import { measureColumns } from '../../db/releases/measure-columns.ts';
import { measureRelease } from '../../db/releases/measure.ts';
import { mergeStage } from '../../db/releases/merge.ts';
import type { ReleaseTarget } from '../../db/releases/stage.ts';
import type { ReleasedField, ReleaseTreatment } from '../../db/releases/tables.ts';
import { releasedFields } from '../intake/check-row.ts';
import { IntakeError, loadCancelled } from '../intake/intake-error.ts';
import { describeLight } from '../desensitization/describe-light.ts';
import { measureLight } from './measure-light.ts';
import { assessRelease } from './assess-release.ts';
import {
  type Delivery,
  type IngestSystem,
  type ReleasableDataset,
  type ReleaseReport,
} from './delivery.ts';

/**
 * Turns the stage into the next release, inside the load's transaction: merge, measure, record, audit, and
 * the balance that the database checks. A load of a part that changes nothing makes no release.
 */
export async function makeRelease(
  system: IngestSystem,
  maker: pg.PoolClient,
  parts: {
    dataset: ReleasableDataset;
    target: ReleaseTarget;
    delivery: Delivery;
    loadId: string;
    counts: { received: number; rejected: number; aside: number; doubled: number };
    treatments: readonly ReleaseTreatment[];
    /** Why it is not to be released yet, whatever is measured. */
    held: IntakeError | undefined;
  },
): Promise<Omit<ReleaseReport, 'rejections'>> {
  const { dataset, target, delivery, loadId, counts } = parts;
  const at = system.clock();
  // Loads of one dataset become releases one after the other.
  await maker.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [dataset.id]);
  const { rows } = await maker.query<{ last: number }>(
    'select coalesce(max(number), 0) as last from app.release where dataset_id = $1',
    [dataset.id],
  );
  const last = rows[0]?.last ?? 0;
  const merged = await mergeStage(maker, target, last + 1, delivery.scope);
  const nothingNew = merged.inserted + merged.changed + merged.deleted === 0;
  const release = delivery.scope.mode !== 'WHOLE' && nothingNew && last > 0 ? last : last + 1;
  const light = release > last ? await record(maker, parts, release, merged, at) : undefined;
  const report = {
    loadId,
    release,
    received: counts.received,
    rejected: counts.rejected,
    aside: counts.aside,
    ...merged,
    accepted: counts.received - counts.rejected - counts.aside,
  };
  const { rowCount } = await maker.query(
    `update pool.load set state = 'RELEASED', received = $2, accepted = $3, rejected = $4, aside = $5,
       inserted = $6, changed = $7, deleted = $8, unchanged = $9, finished_at = $10, light = $11
     where id = $1 and state = 'LOADING' and cancel_asked_at is null`,
    [
      loadId,
      report.received,
      report.accepted,
      report.rejected,
      report.aside,
      merged.inserted,
      merged.changed,
      merged.deleted,
      merged.unchanged,
      at,
      light === undefined ? null : JSON.stringify(light),
    ],
  );
  // From this row on nobody can ask any more: whoever was told that it will be cancelled is right.
  if (rowCount === 0) throw loadCancelled();
  return report;
}

async function record(
  maker: pg.PoolClient,
  {
    dataset,
    target,
    delivery,
    loadId,
    counts: load,
    treatments,
    held,
  }: Parameters<typeof makeRelease>[2],
  release: number,
  merged: { inserted: number; changed: number; deleted: number },
  at: Date,
): Promise<Light | undefined> {
  const figures = await measureRelease(maker, target, release);
  const anonymity = await measureAnonymity(maker, target, release);
  const profiles = await findProfiles(ingestDbOn(maker));
  const light = await measureLight(
    maker,
    dataset,
    target,
    { release, scope: delivery.scope },
    profiles,
  );
  refuseBelowK(dataset, target, anonymity, { load: loadId, light });
  if (held !== undefined)
    throw new IntakeError(held.code, held.sentence.zh, held.sentence.en, { load: loadId, light });
  const { quality, counts } = await assessRelease(maker, target, figures, load, at);
  const { rows } = await maker.query<{ id: string }>(
    `insert into app.release (dataset_id, number, schema_version, relation, row_count, completeness,
       sha256, sm3, inserted, changed, deleted, note, load_id, released_at,
       quality, quality_counts, smallest_group, smallest_changed_group,
       fields, open_fields, restricted_fields, treatments)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
     returning id`,
    [
      dataset.id,
      release,
      dataset.schemaVersion,
      target.relation,
      figures.rows,
      figures.completeness,
      figures.sha256,
      figures.sm3,
      merged.inserted,
      merged.changed,
      merged.deleted,
      delivery.note ?? (release === 1 ? '首次发布' : '更新'),
      loadId,
      at,
      JSON.stringify(quality),
      counts,
      anonymity.smallest,
      anonymity.smallestChanged,
      JSON.stringify(asReleased(dataset.fields)),
      target.fields.flatMap(({ name, open }) => (open ? [name] : [])),
      target.fields.flatMap(({ name, open }) => (open ? [] : [name])),
      JSON.stringify(treatments),
    ],
  );
  const [made] = rows;
  if (made !== undefined)
    await measureColumns(maker, target, figures, {
      id: made.id,
      number: release,
      together: merged.inserted === figures.rows,
    });
  await maker.query(
    `insert into app.audit_event (at, action, account_id, subject, detail) values ($1, 'RELEASED', $2, $3, $4)`,
    [
      at,
      delivery.loadedBy ?? null,
      `dataset:${dataset.id}`,
      // no digest: the trail keeps what a purge must be able to take away
      { release, rows: figures.rows },
    ],
  );
  return light;
}

/** What the fields are as the release goes out; a past release obeys the stricter of that and of today. */
function asReleased(fields: readonly FieldDeclaration[]): ReleasedField[] {
  return releasedFields(fields).map(({ name, type, nullable, key, openness }) => ({
    name,
    type,
    nullable: key !== true && nullable !== false,
    openness,
  }));
}

/** Said to the officer in words, before the database refuses it (M31). */
function refuseBelowK(
  { fields }: ReleasableDataset,
  { anonymity }: ReleaseTarget,
  found: Anonymity,
  held: { load: string; light: Light | undefined },
): void {
  if (anonymity === undefined) return;
  const { quasiIdentifiers, k } = anonymity;
  const smallest = Math.min(found.smallest ?? k, found.smallestChanged ?? k);
  if (smallest >= k) return;
  if (held.light !== undefined && held.light.rowsBelow > 0) {
    const { zh, en } = describeLight(held.light, fields);
    throw new IntakeError('TOO_FEW_ALIKE', zh, en, held);
  }
  const together = quasiIdentifiers.join(' + ');
  throw new IntakeError(
    'TOO_FEW_ALIKE',
    `本次变动的行中，有不足 ${k} 行的组可凭 ${together} 对上具体的人；请取消并攒够再推送`,
    `among the changed rows fewer than ${k} are alike in ${together}: cancel it, and gather more before sending`,
    held,
  );
}
