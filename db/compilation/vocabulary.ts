/** States of an entry on its way into the catalogue (M12). */
export const ENTRY_STATES = [
  'DRAFT',
  'COUNTY_REVIEW',
  'BUREAU_REVIEW',
  'RETURNED',
  'ACCEPTED',
  'PUBLISHED',
  'WITHDRAWN',
] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** Steps that move entries and change none of their words. */
export const ENTRY_MOVES = ['SUBMIT', 'GATHER', 'RETURN', 'ACCEPT', 'PUBLISH', 'WITHDRAW'] as const;
export type EntryMove = (typeof ENTRY_MOVES)[number];

export const ENTRY_ACTIONS = ['SAVE', 'REVIEW_SECRECY', ...ENTRY_MOVES, 'CLOSE'] as const;
export type EntryAction = (typeof ENTRY_ACTIONS)[number];
