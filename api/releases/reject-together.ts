import type pg from 'pg';
import { findReferredRows } from '../../db/releases/referred-rows.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import type { LoadScope } from '../../db/releases/standing.ts';
import { rejectDangling, rejectRepeated } from '../../db/releases/set-checks.ts';
import { releasedFields } from '../intake/check-row.ts';
import { IntakeError } from '../intake/intake-error.ts';
import { type IngestSystem, type ReleasableDataset, targetOf } from './delivery.ts';

/**
 * Rejects staged rows that break a check which looks at all rows: uniqueness, and references to another
 * dataset's key (M17). Again until none does, since a rejected row can no longer make room for another.
 * @returns how many rows were rejected
 * @throws IntakeError REFERENCE_UNAVAILABLE
 */
export async function rejectTogether(
  { ingest }: IngestSystem,
  maker: pg.PoolClient,
  dataset: ReleasableDataset,
  load: { id: string; scope: LoadScope },
): Promise<number> {
  const target = targetOf(dataset);
  const steps: (() => Promise<number>)[] = [];
  for (const { name, source, title, checks = [] } of releasedFields(dataset.fields)) {
    const field = { name, column: source ?? title.zh };
    for (const check of checks) {
      if (check.kind === 'UNIQUE')
        steps.push(() => rejectRepeated(maker, load.id, target, field, load.scope));
      if (check.kind === 'REFERENCE') {
        const referred = await findReferredRows(ingestDb(ingest), check.dataset, check.field);
        if (referred === undefined) throw unavailable(check.dataset, check.field);
        steps.push(() => rejectDangling(maker, load.id, field, referred));
      }
    }
  }
  let rejected = 0;
  for (let round = -1; round !== 0; ) {
    round = 0;
    for (const step of steps) round += await step();
    rejected += round;
  }
  return rejected;
}

function unavailable(dataset: string, field: string): IntakeError {
  return new IntakeError(
    'REFERENCE_UNAVAILABLE',
    `引用的数据集 ${dataset} 现在没有可核对的 ${field}；待其发布后再报送，或改动本字段的校验规则`,
    `the dataset ${dataset} has no ${field} to check against now: send again once it is released, or change the check of the field`,
  );
}
