import { appendAudit } from '../../db/audit/trail.ts';
import type { AppDb } from '../../db/connect.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import { addRemedy, findRemedies } from '../../db/releases/remedies.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { badInput, Refusal } from '../errors.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { heldLoad } from './held-load.ts';

/**
 * The officer chooses one of the remedies that the light of his load offers; it is carried out when the load
 * goes on, and those who read the release are told.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, BAD_USER_INPUT (not offered)
 */
export async function chooseRemedy(
  db: AppDb,
  system: IngestSystem,
  given: MaybeViewer,
  loadId: string,
  id: unknown,
): Promise<void> {
  const { viewer, load } = await heldLoad(db, system, given, loadId);
  const offered = load.light?.remedies ?? [];
  const found = offered.find((one) => one.id === id);
  if (found === undefined) {
    const ids = offered.map((one) => one.id).join(', ');
    throw badInput(
      'UNKNOWN_VALUE',
      'remedy',
      `没有这种处理；可选：${ids}`,
      `this remedy is not offered; there are: ${ids}`,
    );
  }
  const at = system.clock();
  await ingestDb(system.ingest)
    .transaction()
    .execute(async (trx) => {
      const position = (await findRemedies(trx, load.id)).length;
      const added = await addRemedy(trx, {
        loadId: load.id,
        position,
        remedy: JSON.stringify(found.remedy),
        chosenBy: viewer.accountId,
        chosenAs: viewer.party.id,
        chosenAt: at,
      });
      if (!added) throw new Refusal('CONFLICT', { argument: 'remedy' });
      await appendAudit(trx, {
        at,
        action: 'REMEDY_CHOSEN',
        accountId: viewer.accountId,
        partyId: viewer.party.id,
        subject: `dataset:${load.datasetId}`,
        detail: { load: load.id, remedy: found.id },
      });
    });
}
