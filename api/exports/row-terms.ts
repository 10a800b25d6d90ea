import { createHash } from 'node:crypto';
import type { Permit } from '../../db/records/permit.ts';
import { Refusal } from '../errors.ts';

/** Stands for the rows that a permit lets through: a digest of their condition, null for all rows. */
export type RowTerms = string | null;

export function rowTermsOf({ terms: { rows } }: Permit): RowTerms {
  // A condition comes as jsonb, which has one order of keys.
  return rows === undefined
    ? null
    : createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/**
 * Bytes that hold the rows of one permit may leave under a later one if that lets all rows through, or the same.
 * Whether one condition is narrower than another is not guessed.
 * @throws GRANT_CHANGED
 */
export function refuseOtherRows(now: Permit, made: RowTerms): void {
  const terms = rowTermsOf(now);
  if (terms !== null && terms !== made) throw new Refusal('GRANT_CHANGED');
}
