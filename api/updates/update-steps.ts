import type { UpdateAction, UpdateState } from '../../db/updates/vocabulary.ts';
import type { Viewer } from '../accounts/viewer.ts';

/** What the rules look at. */
export interface UpdateFacts {
  state: UpdateState;
  department: string;
  level: 'CITY' | 'COUNTY';
  division: string;
}

/** Whether an application exists for the viewer: its department, its county, the Bureau, the auditor. */
export function maySeeUpdate(viewer: Viewer, update: UpdateFacts, division?: string): boolean {
  const { post, department } = viewer.party;
  if (post === 'BUREAU_REVIEWER' || post === 'AUDITOR') return true;
  if (post === 'COUNTY_REVIEWER') return update.level === 'COUNTY' && update.division === division;
  return isHome(viewer) && department === update.department;
}

/** What the viewer may do with an application now; the mutations ask the same function. FILE is to file it again. */
export function updateActions(
  viewer: Viewer,
  update: UpdateFacts,
  division?: string,
): UpdateAction[] {
  if (viewer.via.kind !== 'SESSION' || !maySeeUpdate(viewer, update, division)) return [];
  const { post } = viewer.party;
  switch (update.state) {
    case 'AT_COUNTY':
      return post === 'COUNTY_REVIEWER' ? ['GATHER', 'RETURN'] : [];
    case 'RECEIVED':
      return post === 'BUREAU_REVIEWER' ? ['CARRY_OUT', 'RETURN'] : [];
    case 'RETURNED':
      return isHome(viewer) ? ['FILE'] : [];
    case 'CARRIED_OUT':
      return [];
  }
}

/** The posts in whose hands a department's catalogue is. */
export function isHome({ party: { post } }: Viewer): boolean {
  return post === 'OFFICER' || post === 'PRINCIPAL';
}
