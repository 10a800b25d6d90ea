import type { LegalBasisKind } from '../../db/catalogue/vocabulary.ts';

/** M25(1): sharing is restricted only by law, administrative regulation or state policy. */
export const RESTRICTS_SHARING: ReadonlySet<LegalBasisKind> = new Set([
  'LAW',
  'ADMINISTRATIVE_REGULATION',
  'STATE_DOCUMENT',
]);
