import {
  ENTRY_ACTIONS,
  ENTRY_MOVES,
  ENTRY_STATES,
  type EntryAction,
  type EntryMove,
  type EntryState,
} from '../../db/compilation/vocabulary.ts';
import type { Openness } from '../../db/catalogue/vocabulary.ts';
import type { Post } from '../../db/accounts/tables.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Sentence } from '../errors.ts';

export { ENTRY_ACTIONS, ENTRY_MOVES, ENTRY_STATES, type EntryAction, type EntryMove };

/** A state in words, as people are told of it. */
export const ENTRY_STATE_TITLE: Record<EntryState, Sentence> = {
  DRAFT: { zh: '编制中', en: 'being drafted' },
  COUNTY_REVIEW: { zh: '县区汇集', en: 'under review by its county' },
  BUREAU_REVIEW: { zh: '大数据局审核', en: 'under review by the Bureau' },
  RETURNED: { zh: '已退回', en: 'returned' },
  ACCEPTED: { zh: '审核通过', en: 'accepted' },
  PUBLISHED: { zh: '已发布', en: 'published' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
};

/** What the rules look at. */
export interface EntryFacts {
  state: EntryState;
  department: string;
  division: string;
  level: 'CITY' | 'COUNTY';
  madeBy: string;
  publishedVersion: number | null;
  /** Openness of what was published; null where nothing was. */
  standingOpenness: Openness | null;
  secrecyReview: object | null;
}

interface Step {
  title: Sentence;
  from: readonly EntryState[];
  by: readonly Post[];
  to: (entry: EntryFacts) => EntryState;
}

const HOME: readonly Post[] = ['OFFICER', 'PRINCIPAL'];

/**
 * 编制、汇集、审核、发布 (M12, M41): the states of an entry, and whose hand moves it. A published entry may
 * have a newer version on its way; what the public sees changes only with PUBLISH and WITHDRAW.
 */
export const ENTRY_STEPS: Record<EntryAction, Step> = {
  SAVE: {
    title: { zh: '编制', en: 'Compile' },
    from: ['DRAFT', 'RETURNED', 'PUBLISHED'],
    by: HOME,
    to: () => 'DRAFT',
  },
  REVIEW_SECRECY: {
    title: { zh: '保密与隐私审查', en: 'Secrecy and privacy review' },
    from: ['DRAFT'],
    by: HOME,
    to: () => 'DRAFT',
  },
  SUBMIT: {
    title: { zh: '报送', en: 'Submit' },
    from: ['DRAFT'],
    by: HOME,
    to: ({ level }) => (level === 'COUNTY' ? 'COUNTY_REVIEW' : 'BUREAU_REVIEW'),
  },
  GATHER: {
    title: { zh: '县区汇集', en: 'Gather' },
    from: ['COUNTY_REVIEW'],
    by: ['COUNTY_REVIEWER'],
    to: () => 'BUREAU_REVIEW',
  },
  RETURN: {
    title: { zh: '退回', en: 'Return' },
    from: ['COUNTY_REVIEW', 'BUREAU_REVIEW'],
    by: ['COUNTY_REVIEWER', 'BUREAU_REVIEWER'],
    to: () => 'RETURNED',
  },
  ACCEPT: {
    title: { zh: '审核通过', en: 'Accept' },
    from: ['BUREAU_REVIEW'],
    by: ['BUREAU_REVIEWER'],
    to: () => 'ACCEPTED',
  },
  PUBLISH: {
    title: { zh: '发布', en: 'Publish' },
    from: ['ACCEPTED'],
    by: ['BUREAU_REVIEWER'],
    to: () => 'PUBLISHED',
  },
  WITHDRAW: {
    title: { zh: '撤回', en: 'Withdraw' },
    from: ['PUBLISHED', 'DRAFT', 'RETURNED'],
    by: ['PRINCIPAL', 'BUREAU_REVIEWER'],
    to: () => 'WITHDRAWN',
  },
  CLOSE: {
    title: { zh: '撤回后转为不予开放', en: 'Close what was withdrawn' },
    from: ['WITHDRAWN'],
    by: ['PRINCIPAL', 'BUREAU_REVIEWER'],
    to: () => 'WITHDRAWN',
  },
};

/** Whether an entry exists for the viewer: its own department, its county, the Bureau, the auditor. */
export function maySeeEntry(viewer: Viewer, entry: EntryFacts, division?: string): boolean {
  const { post, department } = viewer.party;
  if (post === 'BUREAU_REVIEWER' || post === 'AUDITOR') return true;
  if (post === 'COUNTY_REVIEWER') return entry.level === 'COUNTY' && entry.division === division;
  return (post === 'OFFICER' || post === 'PRINCIPAL') && department === entry.department;
}

/** What the viewer may do with an entry now; the mutations ask the same function. */
export function entryActions(viewer: Viewer, entry: EntryFacts, division?: string): EntryAction[] {
  const { post } = viewer.party;
  if (viewer.via.kind !== 'SESSION' || post === null) return [];
  if (!maySeeEntry(viewer, entry, division)) return [];
  return ENTRY_ACTIONS.filter((action) => {
    const step = ENTRY_STEPS[action];
    if (!step.from.includes(entry.state) || !step.by.includes(post)) return false;
    switch (action) {
      case 'REVIEW_SECRECY':
        return entry.secrecyReview === null && viewer.accountId !== entry.madeBy;
      case 'SUBMIT':
        return entry.secrecyReview !== null;
      case 'GATHER':
      case 'ACCEPT':
        return viewer.accountId !== entry.madeBy;
      case 'RETURN':
        return (post === 'COUNTY_REVIEWER') === (entry.state === 'COUNTY_REVIEW');
      case 'WITHDRAW':
        return entry.publishedVersion !== null;
      case 'CLOSE':
        return entry.standingOpenness !== 'CLOSED';
      default:
        return true;
    }
  });
}
