import type { UpdateAction, UpdateState } from '../../db/updates/vocabulary.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Sentence } from '../errors.ts';

/** A state in words, as people are told of it. */
export const UPDATE_STATE_TITLE: Record<UpdateState, Sentence> = {
  AT_COUNTY: { zh: '在县区', en: 'at its county' },
  RECEIVED: { zh: '大数据局办理中', en: 'with the Bureau' },
  RETURNED: { zh: '已退回', en: 'returned' },
  CARRIED_OUT: { zh: '已办结', en: 'carried out' },
};

export const UPDATE_ACTION_TITLE: Record<UpdateAction, Sentence> = {
  FILE: { zh: '再次报送', en: 'File again' },
  GATHER: { zh: '转报', en: 'Pass on' },
  RETURN: { zh: '退回', en: 'Return' },
  CARRY_OUT: { zh: '办结', en: 'Carry out' },
};

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
