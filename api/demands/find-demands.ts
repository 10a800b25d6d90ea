import { findDepartments } from '../../db/catalogue/departments.ts';
import type { AppDb } from '../../db/connect.ts';
import {
  type Demand,
  type DemandScope,
  type DemandVersion,
  findDemand,
  findDemands,
  findDemandVersions,
} from '../../db/demands/demands.ts';
import { type DemandList, findDemandLists } from '../../db/demands/lists.ts';
import { findSharedEntry, type SharedEntry } from '../../db/demands/shared-entries.ts';
import {
  DECLINE_GROUNDS,
  DEMAND_ACTIONS,
  DEMAND_LIST_KINDS,
  DEMAND_MOVES,
  DEMAND_STATES,
  type DemandAction,
  type DemandState,
  SHARING_FORMS,
} from '../../db/demands/vocabulary.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { divisionOf } from '../compilation/find-entries.ts';
import type { System } from '../context.ts';
import { demandActions, maySeeDemand } from './demand-steps.ts';

export {
  DECLINE_GROUNDS,
  DEMAND_ACTIONS,
  DEMAND_LIST_KINDS,
  DEMAND_MOVES,
  DEMAND_STATES,
  SHARING_FORMS,
};
export type { Demand, DemandList, DemandVersion };

const MOST_DEMANDS = 500;
const MOST_LISTS = 100;

/** The demands of a desk: its department's, its county's, or all for the Bureau and the auditor; the newest 500. */
export async function deskDemands(
  { db }: System,
  viewer: Viewer,
  states?: readonly DemandState[],
): Promise<Demand[]> {
  const scope = await scopeOf(db, viewer);
  if (scope === undefined || states?.length === 0) return [];
  return findDemands(db, { ...scope, ...(states && { states }), most: MOST_DEMANDS });
}

/** What others ask of the viewer's department: its tasks, and what it has answered. */
export async function demandsToProvide(
  { db }: System,
  { party: { post, department } }: Viewer,
  states?: readonly DemandState[],
): Promise<Demand[]> {
  if ((post !== 'OFFICER' && post !== 'PRINCIPAL') || department === null) return [];
  if (states?.length === 0) return [];
  return findDemands(db, { provider: department, ...(states && { states }), most: MOST_DEMANDS });
}

/** The lists in which demands were submitted and gathered, the newest 100. */
export async function demandLists({ db }: System, viewer: Viewer): Promise<DemandList[]> {
  const scope = await scopeOf(db, viewer);
  return scope === undefined ? [] : findDemandLists(db, { ...scope, most: MOST_LISTS });
}

async function scopeOf(
  db: AppDb,
  viewer: Viewer,
): Promise<Pick<DemandScope, 'department' | 'division'> | undefined> {
  const { post, department } = viewer.party;
  if (post === null || department === null) return undefined;
  if (post === 'BUREAU_REVIEWER' || post === 'AUDITOR') return {};
  if (post !== 'COUNTY_REVIEWER') return { department };
  const division = await divisionOf(db, viewer);
  return division === undefined ? undefined : { division };
}

/** One item by its id or its number, for those who may see it; to all others it does not exist. */
export async function oneDemand(
  { db }: System,
  viewer: MaybeViewer,
  by: { id: string } | { number: number },
): Promise<Demand | undefined> {
  const found = viewer === undefined ? undefined : await findDemand(db, by);
  if (viewer === undefined || found === undefined) return undefined;
  return maySeeDemand(viewer, found, await divisionOf(db, viewer)) ? found : undefined;
}

export async function actionsOnDemand(
  { db }: System,
  viewer: MaybeViewer,
  demand: Demand,
): Promise<DemandAction[]> {
  return viewer === undefined ? [] : demandActions(viewer, demand, await divisionOf(db, viewer));
}

/** Every version, the oldest first; of another department's demand only the one that was put to the provider. */
export async function demandVersions(
  { db }: System,
  viewer: MaybeViewer,
  demand: Demand,
): Promise<DemandVersion[]> {
  const versions = await findDemandVersions(db, demand.id);
  const { post, department } = viewer?.party ?? { post: null, department: null };
  const isProvider =
    (post === 'OFFICER' || post === 'PRINCIPAL') && department !== demand.department;
  return isProvider ? versions.filter(({ number }) => number === demand.version) : versions;
}

/** An entry as other departments see it; null while it is not published or not shared (M26). */
export async function sharedEntry({ db }: System, id: string | null): Promise<SharedEntry | null> {
  return id === null ? null : ((await findSharedEntry(db, { id })) ?? null);
}

/** All departments, who may be asked or be told to provide; for posts only. */
export function askedDepartments({ db }: System, { party }: Viewer) {
  return party.post === null ? Promise.resolve([]) : findDepartments(db);
}
