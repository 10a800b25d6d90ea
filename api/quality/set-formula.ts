import { appendAudit } from '../../db/audit/trail.ts';
import { findFormulas, setFormula } from '../../db/quality/formulas.ts';
import { QUALITY_COUNTS, type QualityFormula } from '../../db/quality/vocabulary.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput, Refusal, type Sentence } from '../errors.ts';
import { requireReviewer } from '../reviews/require-reviewer.ts';

const TERMS = new Set(QUALITY_COUNTS.flatMap((count) => [count, `-${count}`]));

const SIDE: Record<'of' | 'over', Sentence> = {
  of: { zh: '分子', en: 'what stands above' },
  over: { zh: '分母', en: 'what stands below' },
};

export type KeptFormula = Awaited<ReturnType<typeof findFormulas>>[number];

/** The formulas in force, for anyone to read (C14). */
export function qualityFormulas({ db }: System): Promise<KeptFormula[]> {
  return findFormulas(db);
}

/**
 * The Bureau changes a formula; it holds for releases from now on, and what was measured before stays.
 * @param order `basedOn` is when the formula that the editor saw was written
 * @throws UNAUTHENTICATED, FORBIDDEN (not the Bureau), CONFLICT (another hand has changed it since `basedOn`),
 *   BAD_USER_INPUT naming the side without a count, or with an unknown one
 */
export async function changeFormula(
  system: System,
  given: MaybeViewer,
  order: QualityFormula & { basedOn?: Date | undefined },
): Promise<KeptFormula[]> {
  const viewer = requireReviewer(given);
  const { basedOn, ...formula } = order;
  for (const side of ['of', 'over'] as const) checkSide(side, formula[side]);
  const at = system.clock();
  return system.db.transaction().execute(async (trx) => {
    const by = { changedAt: at, changedBy: viewer.accountId };
    if (!(await setFormula(trx, formula, by, basedOn)))
      throw new Refusal('CONFLICT', {
        argument: 'basedOn',
        message: {
          zh: '这条公式已被他人修改，请看过新的再改',
          en: 'the formula has been changed meanwhile: look at it before changing it again',
        },
      });
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

function checkSide(side: 'of' | 'over', terms: readonly string[]): void {
  if (terms.length === 0)
    throw badInput(
      'MISSING',
      side,
      `${SIDE[side].zh}至少要有一个计数`,
      `${SIDE[side].en} has one count at least`,
    );
  if (!terms.every((term) => TERMS.has(term)))
    throw badInput(
      'UNKNOWN_VALUE',
      side,
      `${SIDE[side].zh}只能由这些计数组成：${QUALITY_COUNTS.join('、')}`,
      `${SIDE[side].en} is made of these counts: ${QUALITY_COUNTS.join(', ')}`,
    );
}
