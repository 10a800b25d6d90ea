import { z } from 'zod';
import {
  FIELD_TYPE,
  LEGAL_BASIS_KIND,
  SHARING,
  THEME,
  UPDATE_CYCLE,
} from '../../db/catalogue/vocabulary.ts';
import { AUDIENCES } from '../../db/onboarding/vocabulary.ts';
import { treatment } from '../compilation/read-declaration.ts';
import { badInput } from '../errors.ts';

const line = z.string().trim().min(1).max(500);

const legalBasis = z.strictObject({
  title: line,
  documentNumber: line.optional(),
  article: line,
  kind: z.enum(LEGAL_BASIS_KIND),
});

/** Who may see the columns of a question, or some of them. */
const audience = z.strictObject({
  audience: z.enum(AUDIENCES),
  /** Keys of the columns; all of the question where unsaid. */
  columns: z.array(z.string()).min(1).optional(),
  /** Instead of what is proposed. */
  desensitization: treatment.optional(),
  type: z.enum(FIELD_TYPE).optional(),
  legalBasis: legalBasis.optional(),
  question: line.optional(),
});

const entry = z.union([
  z.strictObject({ tables: z.array(z.string()).length(1), slug: line }),
  z.strictObject({
    /** Keys of the tables; all that match nothing where unsaid. */
    tables: z.array(z.string()).min(1).optional(),
    theme: z.enum(THEME),
    classification: z.array(z.string().trim().min(1).max(20)).min(2).max(6),
    updateCycle: z.enum(UPDATE_CYCLE),
    sharing: z.enum(SHARING).default('UNCONDITIONAL'),
    sharingCondition: line.optional(),
  }),
]);

const ANSWERS = {
  audience,
  entry,
  tables: z.strictObject({ as: z.enum(['ONE', 'APART']) }),
  part: z.strictObject({ said: line }),
} as const;

export type ReadAnswer<Kind extends keyof typeof ANSWERS> = z.infer<(typeof ANSWERS)[Kind]>;

/** @throws BAD_USER_INPUT naming the element */
export function readAnswer<Kind extends keyof typeof ANSWERS>(
  kind: Kind,
  given: unknown,
): ReadAnswer<Kind> {
  const read = ANSWERS[kind].safeParse(given);
  if (read.success) return read.data as ReadAnswer<Kind>;
  const element = ['answer', ...(read.error.issues[0]?.path ?? [])].join('.');
  throw badInput(
    'WRONG_TYPE',
    element,
    `${element} 缺失或不合要求`,
    `${element} is missing or not as required`,
  );
}
