import type { Tone } from '../frame/StateWord';
import type { EntryAction, EntryLine, EntryState } from './entryQuery';

/** In the order in which an entry walks. */
export const STATES: EntryState[] = [
  'RETURNED',
  'DRAFT',
  'COUNTY_REVIEW',
  'BUREAU_REVIEW',
  'ACCEPTED',
  'PUBLISHED',
  'WITHDRAWN',
];

export const stateWords: Record<EntryState, string> = {
  DRAFT: '编制中',
  COUNTY_REVIEW: '县区汇集',
  BUREAU_REVIEW: '大数据局审核',
  RETURNED: '已退回',
  ACCEPTED: '审核通过',
  PUBLISHED: '已发布',
  WITHDRAWN: '已撤回',
};

export const actionWords: Record<EntryAction, string> = {
  SAVE: '编制',
  REVIEW_SECRECY: '保密与隐私审查',
  SUBMIT: '报送',
  GATHER: '县区汇集',
  RETURN: '退回',
  ACCEPT: '审核通过',
  PUBLISH: '发布',
  WITHDRAW: '撤回',
};

/** Steps that an entry waits for; those who may take one have it before them. */
const AWAITED: Partial<Record<EntryState, EntryAction[]>> = {
  DRAFT: ['REVIEW_SECRECY', 'SUBMIT'],
  COUNTY_REVIEW: ['GATHER'],
  BUREAU_REVIEW: ['ACCEPT'],
  RETURNED: ['SAVE'],
  ACCEPTED: ['PUBLISH'],
};

type Standing = Pick<EntryLine, 'state' | 'may' | 'secrecyReviewedBy'>;

export function isMine({ state, may }: Standing): boolean {
  return (AWAITED[state] ?? []).some((action) => may.includes(action));
}

export function toneOf(entry: Standing): Tone {
  if (entry.state === 'PUBLISHED') return 'done';
  if (entry.state === 'WITHDRAWN') return 'over';
  if (entry.state === 'RETURNED') return 'fault';
  return isMine(entry) ? 'mine' : 'busy';
}

/** What comes next, and who has it. */
export function nextWords({ state, secrecyReviewedBy, may }: Standing): string {
  switch (state) {
    case 'DRAFT':
      if (secrecyReviewedBy !== null) return '已审查，可以报送';
      return may.includes('REVIEW_SECRECY') ? '请您作保密审查' : '等编制人以外的一人作保密审查';
    case 'COUNTY_REVIEW':
      return '在县区机构汇集';
    case 'BUREAU_REVIEW':
      return '在大数据局审核';
    case 'RETURNED':
      return '改好后再报';
    case 'ACCEPTED':
      return '等大数据局发布';
    case 'PUBLISHED':
      return '已在目录中';
    case 'WITHDRAWN':
      return '网址名不再使用';
  }
}
