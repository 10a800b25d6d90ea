import { cycleWords } from '../../language/words';
import type { UpdateCycle } from '../../graphql/contract';
import type { Tone } from '../frame/StateWord';
import type {
  DeclineGround,
  DemandAction,
  DemandLine,
  DemandState,
  SharingForm,
} from './demandQuery';

export const stateWords: Record<DemandState, string> = {
  DRAFT: '起草中',
  COUNTY_REVIEW: '县区汇集',
  BUREAU_REVIEW: '大数据局审核',
  RETURNED: '已退回',
  ASSIGNED: '已分派',
  MET: '已满足',
  DECLINED: '答复不能提供',
  WITHDRAWN: '已撤回',
};

export const actionWords: Record<DemandAction, string> = {
  SAVE: '起草',
  SUBMIT: '报送',
  GATHER: '县区汇集',
  RETURN: '退回',
  WITHDRAW: '撤回',
  ASSIGN: '分派',
  MEET: '以条目满足',
  DECLINE: '答复不能提供',
};

export const formWords: Record<SharingForm, string> = {
  DATABASE: '库表交换',
  FILE: '文件下载',
  INTERFACE: '服务接口',
  VERIFICATION: '比对核验（只答是否）',
};

export const groundWords: Record<DeclineGround, string> = {
  NOT_HELD: '本部门没有该数据',
  NOT_SHARED: '该数据不予共享',
};

/** How often it is needed, in the words of the update cycle; what is needed once has no cycle. */
export const needWords = Object.fromEntries(
  Object.entries(cycleWords).map(([cycle, { zh }]) => [cycle, cycle === 'NEVER' ? '只要一次' : zh]),
) as Record<UpdateCycle, string>;

/** Steps that an item waits for; those who may take one have it before them. */
const AWAITED: Partial<Record<DemandState, DemandAction[]>> = {
  DRAFT: ['SUBMIT'],
  COUNTY_REVIEW: ['GATHER'],
  BUREAU_REVIEW: ['ASSIGN'],
  RETURNED: ['SAVE'],
  ASSIGNED: ['MEET'],
  DECLINED: ['ASSIGN'],
};

export function isMine({ state, may }: Pick<DemandLine, 'state' | 'may'>): boolean {
  return (AWAITED[state] ?? []).some((action) => may.includes(action));
}

export function toneOf(demand: Pick<DemandLine, 'state' | 'may'>): Tone {
  if (demand.state === 'MET') return 'done';
  if (demand.state === 'WITHDRAWN') return 'over';
  if (demand.state === 'RETURNED' || demand.state === 'DECLINED') return 'fault';
  return isMine(demand) ? 'mine' : 'busy';
}

/** What comes next, and who has it. */
export function nextWords({ state, provider, toBeCatalogued }: DemandLine): string {
  switch (state) {
    case 'DRAFT':
      return '写好后报送';
    case 'COUNTY_REVIEW':
      return '在县区机构汇集';
    case 'BUREAU_REVIEW':
      return '在大数据局审核';
    case 'RETURNED':
      return '改好后再报';
    case 'ASSIGNED':
      return `等${provider?.name.zh ?? '提供部门'}${toBeCatalogued ? '编目后答复' : '答复'}`;
    case 'MET':
      return '按共享属性取用';
    case 'DECLINED':
      return '由大数据局会同提供部门协调';
    case 'WITHDRAWN':
      return '不再需要';
  }
}
