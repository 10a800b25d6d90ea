import type pg from 'pg';
import { applyRemedy } from '../../db/releases/apply-remedy.ts';
import { ingestDbOn } from '../../db/releases/loads.ts';
import { findRemedies } from '../../db/releases/remedies.ts';
import type { ReleaseTarget } from '../../db/releases/stage.ts';
import type { LoadScope } from '../../db/releases/standing.ts';
import { countLeftRare, digestAnew, suppressRare } from '../../db/releases/suppress-rare.ts';
import type { ReleaseTreatment } from '../../db/releases/tables.ts';
import { describeDone } from '../desensitization/describe-light.ts';
import { releasedFields } from '../intake/check-row.ts';
import { IntakeError } from '../intake/intake-error.ts';
import type { ReleasableDataset } from './delivery.ts';

/**
 * The treatments that look at all staged rows: rare values of fields that declare it, and the remedies that
 * the officer chose for this load (M31).
 * @throws IntakeError WHOLE_NEEDED where values of rows that it does not hold would become rare
 */
export async function treatTogether(
  maker: pg.PoolClient,
  dataset: ReleasableDataset,
  target: ReleaseTarget,
  load: { id: string; scope: LoadScope },
): Promise<{ rejected: number; treatments: ReleaseTreatment[] }> {
  let rare = false;
  for (const { name, title, desensitization } of releasedFields(dataset.fields)) {
    if (desensitization?.method !== 'SUPPRESS_RARE') continue;
    const { below } = desensitization;
    await suppressRare(maker, target, name, below, load.scope);
    const left = await countLeftRare(maker, target, name, below, load.scope);
    if (left > 0) throw leftRare(title, below, left);
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

function leftRare({ zh, en }: { zh: string; en: string }, below: number, left: number) {
  return new IntakeError(
    'WHOLE_NEEDED',
    `本次报送后，原有 ${left} 行的“${zh}”将少于 ${below} 行同值，须一并抹去；请整表上传一次`,
    `after this load ${left} rows that stand would have values of “${en}” that fewer than ${below} share, and have to be emptied too: send the dataset whole once`,
  );
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
