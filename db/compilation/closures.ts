import type { AppDb } from '../connect.ts';

/** Closes what was withdrawn, field by field, on one more basis; the public reads the new reason from now on. */
export async function closeWithdrawn(
  trx: AppDb,
  datasetId: string,
  { legalBasisId, reason }: { legalBasisId: string; reason: string },
): Promise<void> {
  await trx
    .updateTable('dataset')
    .set({
      openness: 'CLOSED',
      opennessConditionZh: reason,
      opennessConditionEn: null,
      withdrawnReason: reason,
    })
    .where('id', '=', datasetId)
    .execute();
  await trx
    .updateTable('field')
    .set({ openness: 'CLOSED' })
    .where('datasetId', '=', datasetId)
    .execute();
  await trx
    .insertInto('datasetLegalBasis')
    .columns(['datasetId', 'legalBasisId', 'position'])
    .expression((eb) =>
      eb
        .selectFrom('datasetLegalBasis')
        .select([
          eb.val(datasetId).as('datasetId'),
          eb.val(legalBasisId).as('legalBasisId'),
          eb.fn.countAll<number>().as('position'),
        ])
        .where('datasetId', '=', datasetId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
