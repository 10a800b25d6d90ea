import type {
  QualityCount,
  QualityCounts,
  QualityFormula,
  QualityResult,
} from '../../db/quality/vocabulary.ts';

/** Applies the formulas in force to what was counted (C14); a share never leaves 0 to 1. */
export function measureQuality(
  formulas: readonly QualityFormula[],
  counts: QualityCounts,
): QualityResult[] {
  const sum = (terms: readonly string[]) =>
    terms.reduce((total, term) => {
      const name = term.replace(/^-/, '') as QualityCount;
      return total + (term.startsWith('-') ? -counts[name] : counts[name]);
    }, 0);
  return formulas.map(({ measure, of, over }) => {
    const whole = sum(over);
    const value = whole <= 0 ? null : Math.min(1, Math.max(0, sum(of) / whole));
    return { measure, of, over, value };
  });
}
