/** LOOKING: what stands out and the sample are looked at; CONFIRMED: reviewed; SINGLY: a fault, each by itself. */
export const SECRECY_BATCH_STATES = ['LOOKING', 'CONFIRMED', 'SINGLY'] as const;
export type SecrecyBatchState = (typeof SECRECY_BATCH_STATES)[number];
