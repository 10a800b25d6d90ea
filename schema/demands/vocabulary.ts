import {
  DECLINE_GROUNDS,
  DEMAND_ACTIONS,
  DEMAND_LIST_KINDS,
  DEMAND_MOVES,
  DEMAND_STATES,
  SHARING_FORMS,
} from '../../api/demands/find-demands.ts';
import { builder } from '../builder.ts';

export const DemandState = builder.enumType('DemandState', {
  description:
    '需求项的状态：起草、待县区汇集、待大数据局审核、退回、已分派、已满足、不能提供、撤回（M12）。 State of an item: draft, at its county, at the Bureau, returned, assigned, met, declined, withdrawn.',
  values: DEMAND_STATES,
});
export const DemandAction = builder.enumType('DemandAction', {
  description: '对需求项的一步。 A step of an item.',
  values: DEMAND_ACTIONS,
});
export const DemandMove = builder.enumType('DemandMove', {
  description: '可以几项一起办的一步。 A step that several items take together.',
  values: DEMAND_MOVES,
});
export const DemandListKind = builder.enumType('DemandListKind', {
  description: '部门的清单，或县区汇总的清单。 A department’s list, or a county’s.',
  values: DEMAND_LIST_KINDS,
});
export const SharingForm = builder.enumType('SharingForm', {
  description:
    '共享方式：库表交换、文件下载、服务接口、比对核验。 Form of sharing: tables, files, an interface, a yes-or-no check.',
  values: SHARING_FORMS,
});
export const DeclineGround = builder.enumType('DeclineGround', {
  description:
    '不能提供的事由：本部门没有、不予共享（须有依据，M25）。 Why not: not held, or not shared, which needs its basis.',
  values: DECLINE_GROUNDS,
});
