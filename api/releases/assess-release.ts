import type pg from 'pg';
import { countHistory } from '../../db/quality/counts.ts';
import type { QualityCounts, QualityFormula, QualityResult } from '../../db/quality/vocabulary.ts';
import type { ReleaseFigures } from '../../db/releases/measure.ts';
import type { ReleaseTarget } from '../../db/releases/stage.ts';
import { measureQuality } from '../quality/measure-quality.ts';

/** Quality of a release in C14's five words, over what everyone may read. */
export async function assessRelease(
  client: pg.PoolClient,
  target: ReleaseTarget,
  figures: ReleaseFigures,
  load: { received: number; rejected: number; aside: number; doubled: number },
  at: Date,
): Promise<{ quality: QualityResult[]; counts: QualityCounts }> {
  const open = target.fields.filter((field) => field.open);
  const filled = open.map(({ name }) => figures.filled[name] ?? 0);
  // Lines that are no data (titles, totals, notes) say nothing about the data.
  const rowsReceived = load.received - load.aside;
  const counts: QualityCounts = {
    cells: open.length * figures.rows,
    filledCells: filled.reduce((sum, one) => sum + one, 0),
    rowsReceived,
    rowsAccepted: rowsReceived - load.rejected,
    rowsRejected: load.rejected,
    rowsDoubled: load.doubled,
    ...(await countHistory(client, target.datasetId, at)),
  };
  const { rows: formulas } = await client.query<QualityFormula>(
    'select measure, of, over from app.quality_formula order by measure',
  );
  return { quality: measureQuality(formulas, counts), counts };
}
