import type { AppDb } from '../../db/connect.ts';
import { type CatalogueUpdate, findUpdate, findUpdates } from '../../db/updates/updates.ts';
import {
  UPDATE_ACTIONS,
  UPDATE_GROUNDS,
  UPDATE_ITEM_KINDS,
  UPDATE_STATES,
  type UpdateAction,
  type UpdateState,
} from '../../db/updates/vocabulary.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { divisionOf } from '../compilation/find-entries.ts';
import type { System } from '../context.ts';
import { maySeeUpdate, updateActions } from './update-steps.ts';

export { UPDATE_ACTIONS, UPDATE_GROUNDS, UPDATE_ITEM_KINDS, UPDATE_STATES };
export type { CatalogueUpdate };

const MOST_UPDATES = 200;

/** The applications of a desk: those due first come first, the newest 200. */
export async function deskUpdates(
  { db }: System,
  viewer: Viewer,
  states?: readonly UpdateState[],
): Promise<CatalogueUpdate[]> {
  const of = { most: MOST_UPDATES, ...(states !== undefined && { states }) };
  const { post, department } = viewer.party;
  if (post === null || department === null || states?.length === 0) return [];
  if (post === 'BUREAU_REVIEWER' || post === 'AUDITOR') return findUpdates(db, of);
  if (post !== 'COUNTY_REVIEWER') return findUpdates(db, { ...of, department });
  const division = await divisionOf(db, viewer);
  return division === undefined ? [] : findUpdates(db, { ...of, division });
}

/** One application, for those who may see it; to all others it does not exist. */
export async function updateById(
  { db }: System,
  viewer: MaybeViewer,
  id: string,
): Promise<CatalogueUpdate | undefined> {
  const found = viewer === undefined ? undefined : await findUpdate(db, id);
  return found !== undefined && (await isSeen(db, viewer, found)) ? found : undefined;
}

async function isSeen(db: AppDb, viewer: MaybeViewer, update: CatalogueUpdate): Promise<boolean> {
  return viewer !== undefined && maySeeUpdate(viewer, update, await divisionOf(db, viewer));
}

export async function actionsOnUpdate(
  { db }: System,
  viewer: MaybeViewer,
  update: CatalogueUpdate,
): Promise<UpdateAction[]> {
  return viewer === undefined ? [] : updateActions(viewer, update, await divisionOf(db, viewer));
}

/** M14: filed later than ten working days after the change. */
export function isFiledLate({ filedAt, applyByAt }: CatalogueUpdate): boolean {
  return filedAt > applyByAt;
}

/** M14: not carried out in time, whether it has been meanwhile or not. */
export function isOverdue({ clock }: System, { dueAt, carriedOutAt }: CatalogueUpdate): boolean {
  return dueAt !== null && dueAt < (carriedOutAt ?? clock());
}
