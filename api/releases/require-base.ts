import type { IngestDb } from '../../db/connect.ts';
import { newestRelease } from '../../db/releases/newest-release.ts';
import { IntakeError } from '../intake/intake-error.ts';
import { type Delivery, type ReleasableDataset, targetOf } from './delivery.ts';

/**
 * An increment, and a load of a part, build on the rows of the last release: these must have the declared
 * shape and not have been taken back, and an increment finds them by their key.
 * @throws IntakeError KEY_MISSING, WHOLE_NEEDED
 */
export async function requireBase(
  db: IngestDb,
  dataset: ReleasableDataset,
  { scope }: Pick<Delivery, 'scope'>,
): Promise<void> {
  if (scope.mode === 'WHOLE') return;
  if (scope.mode === 'INCREMENT' && !targetOf(dataset).keyed)
    throw new IntakeError(
      'KEY_MISSING',
      '没有主键的数据集不能按增量推送；请整表上传或先声明主键',
      'a dataset without a key takes no increments: send it whole, or declare its key',
    );
  const last = await newestRelease(db, dataset.id);
  if (last === undefined) return;
  if (last.withdrawnAt !== null)
    throw new IntakeError(
      'WHOLE_NEEDED',
      `第 ${last.number} 版已收回，增量不能建在它的行上；请先整表上传一次`,
      `release ${last.number} was taken back and no increment can build on its rows: send the dataset whole once`,
    );
  if (last.schemaVersion !== dataset.schemaVersion)
    throw new IntakeError(
      'WHOLE_NEEDED',
      '信息项已变更，原有的行没有新的形状；请先整表上传一次',
      'the fields have changed and the rows that stand do not have them: send the dataset whole once',
    );
}
