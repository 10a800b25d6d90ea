/** The bounds of exports that are made as jobs; each is readable in `apiLimits`. */
export const EXPORT_LIMITS = {
  /** Jobs of one account that wait or run. */
  openJobs: 3,
  /** Rows of one file. */
  rows: 20_000_000,
  /** Megabytes of one file; an account for which as much is kept already asks for no more. */
  megabytes: 2048,
} as const;
