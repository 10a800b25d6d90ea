/** Why a department applies for an update (M14): a law was changed, or its duties. */
export const UPDATE_GROUNDS = ['LAW', 'DUTY'] as const;
export type UpdateGround = (typeof UPDATE_GROUNDS)[number];

/** What becomes of an entry: its newest version is published, or it is withdrawn. */
export const UPDATE_ITEM_KINDS = ['PUT', 'WITHDRAW'] as const;
export type UpdateItemKind = (typeof UPDATE_ITEM_KINDS)[number];

/** States of a 目录更新申请. AT_COUNTY: its county bureau has not gathered it yet, and no clock of the Bureau runs. */
export const UPDATE_STATES = ['AT_COUNTY', 'RECEIVED', 'RETURNED', 'CARRIED_OUT'] as const;
export type UpdateState = (typeof UPDATE_STATES)[number];

export const UPDATE_ACTIONS = ['FILE', 'GATHER', 'RETURN', 'CARRY_OUT'] as const;
export type UpdateAction = (typeof UPDATE_ACTIONS)[number];
