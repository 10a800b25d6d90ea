import { findDepartment } from '../../db/catalogue/departments.ts';
import { findCompiled } from '../../db/compilation/entries.ts';
import type { AppDb } from '../../db/connect.ts';
import type { Demand } from '../../db/demands/demands.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput } from '../errors.ts';
import { openDemand } from './open-demands.ts';
import { recordStep } from './record-step.ts';

export interface Assignment {
  id: string;
  /** Code of the department that is to provide it. */
  provider: string;
  /** Slug of the provider's entry that it is matched to; absent where it is yet to be catalogued. */
  entry?: string | undefined;
  opinion?: string | undefined;
}

/**
 * The Bureau accepts an item and assigns it to the department that is to provide it (M12).
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, BAD_USER_INPUT
 */
export async function assignDemand(
  system: System,
  given: MaybeViewer,
  order: Assignment,
): Promise<Demand> {
  const viewer = requireSession(given);
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const demand = await openDemand(trx, viewer, order.id, 'ASSIGN');
    const { provider, opinion } = order;
    if ((await findDepartment(trx, provider)) === undefined)
      throw badInput(
        'UNKNOWN_VALUE',
        'provider',
        `没有部门 ${provider}`,
        `there is no department ${provider}`,
      );
    if (provider === demand.department)
      throw badInput(
        'UNKNOWN_VALUE',
        'provider',
        '提出需求的部门不能分派给自己',
        'the department that asks is not the one to provide',
      );
    const entryId = await matchedEntry(trx, order);
    return recordStep(trx, viewer, demand, { action: 'ASSIGN', provider, entryId, opinion, at });
  });
}

async function matchedEntry(
  trx: AppDb,
  { provider, entry: slug }: Assignment,
): Promise<string | null> {
  if (slug === undefined) return null;
  const [entry] = await findCompiled(trx, { slug });
  if (entry === undefined || entry.department !== provider || entry.state === 'WITHDRAWN')
    throw badInput(
      'UNKNOWN_VALUE',
      'entry',
      `该部门的目录中没有 ${slug}`,
      `the catalogue of that department has no ${slug}`,
    );
  return entry.id;
}
