import type { Demand } from '../../db/demands/demands.ts';
import {
  DEMAND_ACTIONS,
  type DemandAction,
  type DemandState,
} from '../../db/demands/vocabulary.ts';
import type { Post } from '../../db/accounts/tables.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Sentence } from '../errors.ts';

/** A state in words, as people are told of it. */
export const DEMAND_STATE_TITLE: Record<DemandState, Sentence> = {
  DRAFT: { zh: '起草中', en: 'being drafted' },
  COUNTY_REVIEW: { zh: '县区汇集', en: 'under review by its county' },
  BUREAU_REVIEW: { zh: '大数据局审核', en: 'under review by the Bureau' },
  RETURNED: { zh: '已退回', en: 'returned' },
  ASSIGNED: { zh: '已分派', en: 'assigned' },
  MET: { zh: '已满足', en: 'met' },
  DECLINED: { zh: '答复不能提供', en: 'declined by its provider' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
};

/** What the rules look at. */
export type DemandFacts = Pick<
  Demand,
  'state' | 'department' | 'provider' | 'level' | 'division' | 'madeBy'
>;

interface Step {
  title: Sentence;
  from: readonly DemandState[];
  by: readonly Post[];
  /** Whose hand, beside its post: the department that asks, the one that provides, or who reviews. */
  hand: 'ASKING' | 'PROVIDING' | 'REVIEWING';
  to: (demand: Pick<DemandFacts, 'level'>) => DemandState;
}

const HOME: readonly Post[] = ['OFFICER', 'PRINCIPAL'];

/**
 * 需求清单 (M12): a department drafts and submits, its county gathers, the Bureau assigns or returns, the provider
 * answers. What a provider declines is for the Bureau to settle with it (M27): assigned anew, or returned.
 */
export const DEMAND_RULES: Record<DemandAction, Step> = {
  SAVE: {
    title: { zh: '起草', en: 'Draft' },
    from: ['DRAFT', 'RETURNED'],
    by: HOME,
    hand: 'ASKING',
    to: () => 'DRAFT',
  },
  SUBMIT: {
    title: { zh: '报送', en: 'Submit' },
    from: ['DRAFT'],
    by: HOME,
    hand: 'ASKING',
    to: ({ level }) => (level === 'COUNTY' ? 'COUNTY_REVIEW' : 'BUREAU_REVIEW'),
  },
  GATHER: {
    title: { zh: '县区汇集', en: 'Gather' },
    from: ['COUNTY_REVIEW'],
    by: ['COUNTY_REVIEWER'],
    hand: 'REVIEWING',
    to: () => 'BUREAU_REVIEW',
  },
  RETURN: {
    title: { zh: '退回', en: 'Return' },
    from: ['COUNTY_REVIEW', 'BUREAU_REVIEW', 'DECLINED'],
    by: ['COUNTY_REVIEWER', 'BUREAU_REVIEWER'],
    hand: 'REVIEWING',
    to: () => 'RETURNED',
  },
  WITHDRAW: {
    title: { zh: '撤回', en: 'Withdraw' },
    from: ['DRAFT', 'COUNTY_REVIEW', 'BUREAU_REVIEW', 'RETURNED', 'ASSIGNED', 'DECLINED'],
    by: HOME,
    hand: 'ASKING',
    to: () => 'WITHDRAWN',
  },
  ASSIGN: {
    title: { zh: '分派', en: 'Assign' },
    from: ['BUREAU_REVIEW', 'DECLINED'],
    by: ['BUREAU_REVIEWER'],
    hand: 'REVIEWING',
    to: () => 'ASSIGNED',
  },
  MEET: {
    title: { zh: '以条目满足', en: 'Meet' },
    from: ['ASSIGNED'],
    by: HOME,
    hand: 'PROVIDING',
    to: () => 'MET',
  },
  DECLINE: {
    title: { zh: '答复不能提供', en: 'Decline' },
    from: ['ASSIGNED'],
    by: HOME,
    hand: 'PROVIDING',
    to: () => 'DECLINED',
  },
};

/** Whether a demand exists for the viewer: who asks, who is to provide, its county, the Bureau, the auditor. */
export function maySeeDemand(viewer: Viewer, demand: DemandFacts, division?: string): boolean {
  const { post, department } = viewer.party;
  if (post === 'BUREAU_REVIEWER' || post === 'AUDITOR') return true;
  if (post === 'COUNTY_REVIEWER') return demand.level === 'COUNTY' && demand.division === division;
  if (post !== 'OFFICER' && post !== 'PRINCIPAL') return false;
  return department === demand.department || department === demand.provider;
}

/** What the viewer may do with a demand now; the mutations ask the same function. */
export function demandActions(
  viewer: Viewer,
  demand: DemandFacts,
  division?: string,
): DemandAction[] {
  const { post } = viewer.party;
  if (viewer.via.kind !== 'SESSION' || !maySeeDemand(viewer, demand, division)) return [];
  return DEMAND_ACTIONS.filter((action) => {
    const { from, by } = DEMAND_RULES[action];
    if (post === null || !by.includes(post) || !from.includes(demand.state)) return false;
    if (!isHandOf(viewer, demand, action)) return false;
    if (action === 'RETURN')
      return (post === 'COUNTY_REVIEWER') === (demand.state === 'COUNTY_REVIEW');
    return (action !== 'GATHER' && action !== 'ASSIGN') || viewer.accountId !== demand.madeBy;
  });
}

/** Whether the viewer's department is the one whose step it is. */
export function isHandOf(viewer: Viewer, demand: DemandFacts, action: DemandAction): boolean {
  const { department } = viewer.party;
  switch (DEMAND_RULES[action].hand) {
    case 'ASKING':
      return department === demand.department;
    case 'PROVIDING':
      return department === demand.provider;
    case 'REVIEWING':
      return true;
  }
}
