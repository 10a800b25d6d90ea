import { type CaseRow, findCases } from '../../db/cases/cases.ts';
import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import { findGrants, type GrantRow } from '../../db/grants/grants.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { isRunning } from '../cases/may.ts';
import type { System } from '../context.ts';
import { grantState } from '../grants/grant-state.ts';
import { liveGrants } from '../grants/live-grant.ts';
import { fieldAccess } from '../records/may-read.ts';

export const ACCESS_STATES = [
  'SIGN_IN',
  'SIGN_IN_TO_APPLY',
  'READABLE',
  'MAY_APPLY',
  'PENDING',
  'GRANTED',
  'ENDED',
  'WITHDRAWN',
  'NOT_RELEASED',
] as const;

/** Whether the viewer may have a dataset, and what he can do next. */
export interface DatasetAccess {
  state: (typeof ACCESS_STATES)[number];
  readableFields: string[];
  application: CaseRow | undefined;
  grant: GrantRow | undefined;
}

/** The banner's answer, from the same functions by which the gate decides. */
export async function datasetAccess(
  system: System,
  viewer: MaybeViewer,
  entry: CatalogueEntry,
): Promise<DatasetAccess> {
  const live = await liveGrants(system.db, system.clock, viewer, entry.id);
  const readableFields = entry.fields
    .filter((field) => fieldAccess(field, viewer, live) === 'READABLE')
    .map((field) => field.name);
  // Without an authenticated identity nothing can be read yet, signed in or not.
  if (viewer === undefined || viewer.assurance !== 'VERIFIED') {
    const free = entry.openness === 'UNCONDITIONAL';
    return {
      state: free ? 'SIGN_IN' : 'SIGN_IN_TO_APPLY',
      readableFields,
      application: undefined,
      grant: undefined,
    };
  }
  const by = { partyId: viewer.party.id, datasetId: entry.id };
  const [applications, grants] = await Promise.all([
    findCases(system.db, { ...by, kind: 'ACCESS_APPLICATION' }),
    findGrants(system.db, by),
  ]);
  const application = applications.find((one) => isRunning(one.state));
  const now = system.clock();
  const grant = grants.find((one) => grantState(one, now) === 'ACTIVE') ?? grants[0];
  return {
    state: stateOf(entry, application, grant && grantState(grant, now)),
    readableFields,
    application,
    grant,
  };
}

function stateOf(
  entry: CatalogueEntry,
  running: CaseRow | undefined,
  grant: ReturnType<typeof grantState> | undefined,
): DatasetAccess['state'] {
  if (entry.head === null) return 'NOT_RELEASED';
  if (running !== undefined) return 'PENDING';
  if (grant === 'ACTIVE') return 'GRANTED';
  if (entry.openness === 'UNCONDITIONAL') return 'READABLE';
  if (grant === 'ENDED' || grant === 'WITHDRAWN') return grant;
  return 'MAY_APPLY';
}
