/**
 * States of a 批量审核. SAMPLING: its sample is being looked at. ACCEPTED: the sample was sound, and what the machine
 * found nothing against was accepted. ELEMENTWISE: every entry is reviewed element by element.
 */
export const REVIEW_BATCH_STATES = ['SAMPLING', 'ACCEPTED', 'ELEMENTWISE'] as const;
export type ReviewBatchState = (typeof REVIEW_BATCH_STATES)[number];
