import { findLegalBases } from '../../db/catalogue/legal-bases.ts';
import type { AppDb } from '../../db/connect.ts';
import type { Demand } from '../../db/demands/demands.ts';
import { findSharedEntry } from '../../db/demands/shared-entries.ts';
import type { DeclineGround } from '../../db/demands/vocabulary.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { RESTRICTS_SHARING } from '../compilation/admissible-bases.ts';
import type { System } from '../context.ts';
import { badInput } from '../errors.ts';
import { openDemand } from './open-demands.ts';
import { recordStep } from './record-step.ts';

/**
 * The provider answers with its published entry that meets the demand; how it is shared follows from the entry's
 * sharing attribute (M24, M26).
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, BAD_USER_INPUT
 */
export async function meetDemand(
  system: System,
  given: MaybeViewer,
  order: { id: string; entry: string; opinion?: string | undefined },
): Promise<Demand> {
  const viewer = requireSession(given);
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const demand = await openDemand(trx, viewer, order.id, 'MEET');
    const entry = await findSharedEntry(trx, { slug: order.entry });
    if (entry === undefined || entry.department !== demand.provider)
      throw badInput(
        'UNKNOWN_VALUE',
        'entry',
        `${order.entry} 不是本部门已发布、可共享的条目；尚未编目的请先编制、报送`,
        `${order.entry} is no published entry of the department that is shared; what is not catalogued is compiled first`,
      );
    const { opinion } = order;
    return recordStep(trx, viewer, demand, { action: 'MEET', entryId: entry.id, opinion, at });
  });
}

export interface Declining {
  id: string;
  ground: DeclineGround;
  /** Id of the basis on which the data is not shared (M25(1)). */
  legalBasis?: string | undefined;
  reason: string;
}

/**
 * The provider says with its reason why it cannot give what is asked; the Bureau settles it (M27).
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, BAD_USER_INPUT
 */
export async function declineDemand(
  system: System,
  given: MaybeViewer,
  order: Declining,
): Promise<Demand> {
  const viewer = requireSession(given);
  const at = system.clock();
  if (order.reason.trim() === '') throw badInput('MISSING', 'reason', '请写明理由', 'say why');
  return system.db.transaction().execute(async (trx) => {
    const demand = await openDemand(trx, viewer, order.id, 'DECLINE');
    const legalBasisId = await basisOf(trx, order);
    const { ground, reason } = order;
    return recordStep(trx, viewer, demand, {
      action: 'DECLINE',
      ground,
      legalBasisId,
      opinion: reason,
      at,
    });
  });
}

async function basisOf(trx: AppDb, { ground, legalBasis }: Declining): Promise<string | null> {
  if (ground !== 'NOT_SHARED') {
    if (legalBasis !== undefined)
      throw badInput(
        'NOT_NEEDED',
        'legalBasis',
        '本部门没有该数据的，不需要依据',
        'what is not held needs no basis',
      );
    return null;
  }
  const basis = (await findLegalBases(trx)).find(({ id }) => id === legalBasis);
  if (basis === undefined || !RESTRICTS_SHARING.has(basis.kind))
    throw badInput(
      'MISSING',
      'legalBasis',
      '不予共享须依据法律、行政法规或党中央、国务院政策（M25）',
      'sharing is refused only on a law, an administrative regulation or state policy (M25)',
    );
  return basis.id;
}
