import type { Tone } from '../frame/StateWord';

export type Standing = 'LATE' | 'NOT_YET' | 'IN_TIME' | 'KEPT_ELSEWHERE';

/** What needs a hand first. */
export const STANDINGS: Standing[] = ['LATE', 'NOT_YET', 'IN_TIME', 'KEPT_ELSEWHERE'];

export const standingWords: Record<Standing, string> = {
  LATE: '逾期',
  NOT_YET: '尚未到期',
  IN_TIME: '按期',
  KEPT_ELSEWHERE: '不汇入本系统',
};

export const standingTones: Record<Standing, Tone> = {
  LATE: 'fault',
  NOT_YET: 'mine',
  IN_TIME: 'done',
  KEPT_ELSEWHERE: 'over',
};
