/** 共享方式: in which form shared data is wanted; all go through the sharing system (M49(7)). */
export const SHARING_FORMS = ['DATABASE', 'FILE', 'INTERFACE', 'VERIFICATION'] as const;
export type SharingForm = (typeof SHARING_FORMS)[number];

/** States of an item of a demand list (M12), from its draft to the provider's answer. */
export const DEMAND_STATES = [
  'DRAFT',
  'COUNTY_REVIEW',
  'BUREAU_REVIEW',
  'RETURNED',
  'ASSIGNED',
  'MET',
  'DECLINED',
  'WITHDRAWN',
] as const;
export type DemandState = (typeof DEMAND_STATES)[number];

/** Steps that take several items on together. */
export const DEMAND_MOVES = ['SUBMIT', 'GATHER', 'RETURN', 'WITHDRAW'] as const;
export type DemandMove = (typeof DEMAND_MOVES)[number];

/** Steps that are on record; a SAVE is on record as the version that it made. */
export const DEMAND_STEPS = [...DEMAND_MOVES, 'ASSIGN', 'MEET', 'DECLINE'] as const;
export type DemandStep = (typeof DEMAND_STEPS)[number];

export const DEMAND_ACTIONS = ['SAVE', ...DEMAND_STEPS] as const;
export type DemandAction = (typeof DEMAND_ACTIONS)[number];

/** Why a provider cannot give: it does not hold the data, or the data is not shared (M25(1)). */
export const DECLINE_GROUNDS = ['NOT_HELD', 'NOT_SHARED'] as const;
export type DeclineGround = (typeof DECLINE_GROUNDS)[number];

/** A department's own list, or what a county's bureau gathered of its departments' lists (M12). */
export const DEMAND_LIST_KINDS = ['DEPARTMENT', 'COUNTY'] as const;
export type DemandListKind = (typeof DEMAND_LIST_KINDS)[number];
