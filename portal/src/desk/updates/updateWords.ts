import type { Tone } from '../frame/StateWord';
import type { UpdateAction, UpdateGround, UpdateLine, UpdateState } from './updateQuery';

/** In the order in which an application walks. */
export const UPDATE_STATES: UpdateState[] = ['AT_COUNTY', 'RECEIVED', 'RETURNED', 'CARRIED_OUT'];

export const updateStateWords: Record<UpdateState, string> = {
  AT_COUNTY: '在县区',
  RECEIVED: '大数据局办理中',
  RETURNED: '已退回',
  CARRIED_OUT: '已办结',
};

export const groundWords: Record<UpdateGround, string> = {
  LAW: '法律法规修改',
  DUTY: '职能变更',
};

export const updateActionWords: Record<UpdateAction, string> = {
  FILE: '报送',
  GATHER: '县区转报',
  RETURN: '退回',
  CARRY_OUT: '办结',
};

export const itemKindWords = { PUT: '发布新版本', WITHDRAW: '撤回' } as const;

export function updateTone({ state, may, overdue }: UpdateLine): Tone {
  if (state === 'CARRIED_OUT') return 'done';
  if (state === 'RETURNED' || overdue) return 'fault';
  return may.length > 0 ? 'mine' : 'busy';
}
