import { appendAudit } from '../../db/audit/trail.ts';
import { findFormulas, setFormula } from '../../db/quality/formulas.ts';
import { QUALITY_COUNTS, type QualityFormula } from '../../db/quality/vocabulary.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';

const TERMS = new Set(QUALITY_COUNTS.flatMap((count) => [count, `-${count}`]));

export type KeptFormula = Awaited<ReturnType<typeof findFormulas>>[number];

/** The formulas in force, for anyone to read (C14). */
export function qualityFormulas({ db }: System): Promise<KeptFormula[]> {
  return findFormulas(db);
}

/**
 * The Bureau changes a formula; it holds for releases from now on, and what was measured before stays.
 * @throws UNAUTHENTICATED, FORBIDDEN (not the Bureau), BAD_USER_INPUT naming the unknown count
 */
export async function changeFormula(
  system: System,
  given: MaybeViewer,
  formula: QualityFormula,
): Promise<KeptFormula[]> {
  const viewer = requireSession(given);
  if (viewer.party.post !== 'BUREAU_REVIEWER') throw new Refusal('FORBIDDEN');
  for (const side of ['of', 'over'] as const) {
    const unknown = formula[side].find((term) => !TERMS.has(term));
    if (unknown !== undefined || formula[side].length === 0)
      throw badInput(
        'UNKNOWN_VALUE',
        side,
        `${side} 只能由这些计数组成：${QUALITY_COUNTS.join('、')}`,
        `${side} is made of these counts: ${QUALITY_COUNTS.join(', ')}`,
      );
  }
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    await setFormula(trx, formula, { changedAt: at, changedBy: viewer.accountId });
    await appendAudit(trx, {
      at,
      action: 'QUALITY_FORMULA_CHANGED',
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      subject: `quality:${formula.measure}`,
      detail: { ...formula },
    });
    return findFormulas(trx);
  });
}
