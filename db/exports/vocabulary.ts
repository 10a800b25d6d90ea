/** How an export stands that is made as a job: asked for, being made, to be fetched; or why there is no file. */
export const EXPORT_JOB_STATES = [
  'REQUESTED',
  'RUNNING',
  'READY',
  'FAILED',
  'CANCELLED',
  'EXPIRED',
] as const;
export type ExportJobState = (typeof EXPORT_JOB_STATES)[number];

/** States of a job that is not over: it waits for its turn, or runs. */
export const OPEN_STATES = ['REQUESTED', 'RUNNING'] as const satisfies ExportJobState[];
