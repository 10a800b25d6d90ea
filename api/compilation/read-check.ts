import { z } from 'zod';

const name = z.string().max(63);
const bound = z.string().max(40);

/** The form of a declared check; whether it fits its field is said by the checks of the entry. */
export const fieldCheck = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal([
      'IDENTITY_NUMBER',
      'PERSON_DOCUMENT',
      'CREDIT_CODE',
      'PHONE',
      'EMAIL',
      'UNIQUE',
    ]),
  }),
  z.strictObject({
    kind: z.literal('DIVISION'),
    year: z.int().min(1980).max(2200).optional(),
    yearOf: name.optional(),
  }),
  z.strictObject({ kind: z.literal('RANGE'), least: bound.optional(), most: bound.optional() }),
  z.strictObject({ kind: z.literal('PATTERN'), pattern: z.string().min(1).max(200) }),
  z.strictObject({
    kind: z.literal('CODE_LIST'),
    codes: z.array(z.string().min(1).max(100)).min(1).max(2000),
  }),
  z.strictObject({ kind: z.literal('REFERENCE'), dataset: name, field: name }),
]);
