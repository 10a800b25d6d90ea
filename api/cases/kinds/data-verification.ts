import { z } from 'zod';
import { badInput, Refusal } from '../../errors.ts';
import { DATA_VERIFICATION } from '../../procedures/data-verification.ts';
import type { CaseKind } from '../case-kind.ts';

/** Which row, by the values of its key or in words; which field; what it should say, and why. */
export interface VerificationForm {
  row: string;
  field?: string | undefined;
  stands: string;
  shouldBe: string;
  why: string;
  /** The release that was before the applicant. */
  release: number;
}

const words = z.string().trim().min(1).max(2000);
const form = z.strictObject({
  row: words,
  field: z.string().max(63).optional(),
  stands: z.string().trim().max(2000).default(''),
  shouldBe: words,
  why: words,
  release: z.int().default(0),
}) as unknown as z.ZodType<VerificationForm>;

/** 数据校核 (M19): anyone asks; a later release must stand before it is called mended;
 * that it mends this row is for the provider to say. */
export const dataVerification: CaseKind<VerificationForm> = {
  procedure: DATA_VERIFICATION,
  form,
  check: (given, { entry }) => {
    const { field } = given;
    if (field !== undefined && !entry.fields.some(({ name }) => name === field))
      throw badInput('UNKNOWN_FIELD', 'field', `没有字段 ${field}`, `there is no field ${field}`);
    if (entry.head === null) throw new Refusal('NOT_RELEASED', { argument: 'dataset' });
    return { ...given, release: entry.head.number };
  },
  carriedOut: async (trx, { datasetId }, { release }) => {
    const later = await trx
      .selectFrom('release')
      .select('number')
      .where('datasetId', '=', datasetId)
      .where('number', '>', release)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst();
    if (later !== undefined) return;
    throw new Refusal('CONFLICT', {
      argument: 'number',
      message: {
        zh: '改正后的数据还没有发布；请先发布新版本',
        en: 'the mended data is not released yet: release it first',
      },
    });
  },
};
