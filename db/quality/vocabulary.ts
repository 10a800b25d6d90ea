/** 数据质量 in the five words of C14. */
export const QUALITY_MEASURES = [
  'COMPLETENESS',
  'ACCURACY',
  'TIMELINESS',
  'CONSISTENCY',
  'AVAILABILITY',
] as const;
export type QualityMeasure = (typeof QUALITY_MEASURES)[number];

/** What is counted when a release is made; every measure is a share of such counts. */
export const QUALITY_COUNTS = [
  'cells',
  'filledCells',
  'rowsReceived',
  'rowsAccepted',
  'rowsRejected',
  'rowsDoubled',
  'releasesDue',
  'releasesOnTime',
  'loads',
  'loadsReleased',
] as const;
export type QualityCount = (typeof QUALITY_COUNTS)[number];
export type QualityCounts = Record<QualityCount, number>;

/** One measure: the sum of some counts over the sum of others. Subtracted counts carry a minus. */
export interface QualityFormula {
  measure: QualityMeasure;
  of: string[];
  over: string[];
}

/** A measure of one release with what stands behind it; null where there is nothing to measure. */
export interface QualityResult extends QualityFormula {
  value: number | null;
}
