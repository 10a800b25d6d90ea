import type pg from 'pg';
import { applyRemedy } from '../../db/releases/apply-remedy.ts';
import { ingestDbOn } from '../../db/releases/loads.ts';
import { findRemedies } from '../../db/releases/remedies.ts';
import type { ReleaseTarget } from '../../db/releases/stage.ts';
import type { LoadScope } from '../../db/releases/standing.ts';
import { digestAnew, suppressRare } from '../../db/releases/suppress-rare.ts';
import type { ReleaseTreatment } from '../../db/tables.ts';
import { describeDone } from '../desensitization/describe-light.ts';
import { releasedFields } from '../intake/check-row.ts';
import type { ReleasableDataset } from './delivery.ts';

/**
 * The treatments that look at all staged rows: rare values of fields that declare it, and the remedies that
 * the officer chose for this load (M31).
 */
export async function treatTogether(
  maker: pg.PoolClient,
  dataset: ReleasableDataset,
  target: ReleaseTarget,
  load: { id: string; scope: LoadScope },
): Promise<{ rejected: number; treatments: ReleaseTreatment[] }> {
  let rare = false;
  for (const { name, desensitization } of releasedFields(dataset.fields)) {
    if (desensitization?.method !== 'SUPPRESS_RARE') continue;
    await suppressRare(maker, target, name, desensitization.below, load.scope);
    rare = true;
  }
  if (rare) await digestAnew(maker, target);
  const { anonymity } = target;
  const treatments: ReleaseTreatment[] = [];
  let rejected = 0;
  if (anonymity === undefined) return { rejected, treatments };
  for (const { remedy } of await findRemedies(ingestDbOn(maker), load.id)) {
    const { rows, cells } = await applyRemedy(maker, { ...target, anonymity }, remedy, load);
    rejected += rows;
    if (rows + cells === 0) continue;
    const field = remedy.kind === 'DROP_ROWS' ? '' : remedy.field;
    treatments.push({ field, ...described(remedy, rows, dataset) });
  }
  return { rejected, treatments };
}

function described(
  remedy: Parameters<typeof describeDone>[0],
  rows: number,
  { fields }: ReleasableDataset,
) {
  if (remedy.kind !== 'DROP_ROWS') return describeDone(remedy, fields);
  return {
    zh: `有 ${rows} 行未发布，以免对上具体的人`,
    en: `${rows} ${rows === 1 ? 'row is' : 'rows are'} left out, so that nobody can be matched`,
  };
}
