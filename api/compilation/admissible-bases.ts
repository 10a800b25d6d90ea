import type { LegalBasisKind } from '../../db/catalogue/vocabulary.ts';

/**
 * M25(1): sharing is restricted only by law, administrative regulation, or policy of the Party centre or the State
 * Council. Openness is restricted by any kind (M31: laws, regulations, relevant state documents).
 */
export const RESTRICTS_SHARING: ReadonlySet<LegalBasisKind> = new Set([
  'LAW',
  'ADMINISTRATIVE_REGULATION',
  'STATE_DOCUMENT',
]);
