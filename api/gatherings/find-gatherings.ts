import {
  type CountyDepartment,
  findCountyDepartments,
  findGatherings,
  type Gathering,
} from '../../db/gatherings/gatherings.ts';
import type { AppDb } from '../../db/connect.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { divisionOf } from '../compilation/find-entries.ts';
import type { System } from '../context.ts';

export type { CountyDepartment, Gathering };

const MOST_GATHERINGS = 100;

/** Lists that the viewer's county passed on, or all of them for the Bureau and the auditor; the newest 100. */
export async function gatherings({ db }: System, viewer: Viewer): Promise<Gathering[]> {
  const scope = await scopeOf(db, viewer);
  return scope === undefined ? [] : findGatherings(db, { ...scope, most: MOST_GATHERINGS });
}

/** How far the departments of the viewer's county are, or of all counties for the Bureau and the auditor. */
export async function countyDepartments(
  { db }: System,
  viewer: Viewer,
): Promise<CountyDepartment[]> {
  const scope = await scopeOf(db, viewer);
  return scope === undefined ? [] : findCountyDepartments(db, scope);
}

async function scopeOf(db: AppDb, viewer: Viewer): Promise<{ division?: string } | undefined> {
  const { post } = viewer.party;
  if (post === 'BUREAU_REVIEWER' || post === 'AUDITOR') return {};
  const division = post === 'COUNTY_REVIEWER' ? await divisionOf(db, viewer) : undefined;
  return division === undefined ? undefined : { division };
}
