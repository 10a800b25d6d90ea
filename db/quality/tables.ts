import type { Instant } from '../column-types.ts';
import type { QualityMeasure } from './vocabulary.ts';

export interface QualityFormulaTable {
  measure: QualityMeasure;
  of: string[];
  over: string[];
  changedAt: Instant;
  changedBy: string | null;
}
