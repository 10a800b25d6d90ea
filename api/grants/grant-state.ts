import type { GrantRow } from '../../db/grants/grants.ts';

export const GRANT_STATES = ['ACTIVE', 'ENDED', 'WITHDRAWN'] as const;

/** A grant ends by itself after its last day, and from the instant of a withdrawal. */
export function grantState(
  grant: Pick<GrantRow, 'untilAt' | 'withdrawnAt'>,
  now: Date,
): (typeof GRANT_STATES)[number] {
  if (grant.withdrawnAt !== null) return 'WITHDRAWN';
  return grant.untilAt < now ? 'ENDED' : 'ACTIVE';
}
