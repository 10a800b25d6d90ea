import { z } from 'zod';
import type { DatasetDeclaration, FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { Desensitization } from '../../db/catalogue/desensitization.ts';
import {
  FIELD_TYPE,
  LEGAL_BASIS_KIND,
  OPENNESS,
  REFERENCE_SYSTEM,
  RESOURCE_FORMAT,
  SENSITIVITY,
  SHARING,
  THEME,
  UPDATE_CYCLE,
} from '../../db/catalogue/vocabulary.ts';
import { badInput } from '../errors.ts';
import { fieldCheck } from './read-check.ts';

const MOST_FIELDS = 1000;
const line = z.string().max(500);
const paragraph = z.string().max(10_000);
const day = z.iso.date();
const text = z.strictObject({ zh: paragraph, en: paragraph.default('') });

const basis = z.strictObject({
  title: line.min(1),
  documentNumber: line.min(1).optional(),
  article: line.min(1),
  kind: z.enum(LEGAL_BASIS_KIND),
});

/** The form of a treatment. */
export const treatment = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('DROP') }),
  z.strictObject({
    method: z.literal('MASK'),
    kind: z.enum(['NAME', 'PHONE', 'IDENTITY_NUMBER', 'ADDRESS', 'ACCOUNT', 'PLATE']),
  }),
  z.strictObject({ method: z.literal('HASH') }),
  z.strictObject({ method: z.literal('GENERALISE_DATE'), to: z.enum(['YEAR', 'MONTH']) }),
  z.strictObject({ method: z.literal('GENERALISE_NUMBER'), band: z.number().positive() }),
  z.strictObject({ method: z.literal('ROUND'), places: z.int().min(0).max(15) }),
  z.strictObject({ method: z.literal('GENERALISE_ADDRESS') }),
  z.strictObject({ method: z.literal('GRID'), size: z.number().positive().max(1_000_000) }),
  z.strictObject({ method: z.literal('SUPPRESS_RARE'), below: z.int().min(2).max(1000) }),
]) satisfies z.ZodType<Desensitization>;

const field = z.strictObject({
  name: z.string().max(63),
  title: text,
  description: text.optional(),
  type: z.enum(FIELD_TYPE),
  unit: line.optional(),
  sensitivity: z.enum(SENSITIVITY),
  openness: z.enum(OPENNESS),
  legalBasis: basis.optional(),
  desensitization: treatment.optional(),
  checks: z.array(fieldCheck).max(10).optional(),
  key: z.boolean().optional(),
  indexed: z.boolean().optional(),
  searchable: z.boolean().optional(),
  nullable: z.boolean().optional(),
  example: line.optional(),
  source: line.optional(),
  notice: z
    .strictObject({
      kind: z.enum(['REMOVAL', 'CHANGE']),
      on: day,
      reason: text,
      replacedBy: z.string().max(63).optional(),
    })
    .optional(),
  base: z.boolean().optional(),
  guide: z.strictObject({ dataType: line, length: line }).optional(),
});

const guide = z.strictObject({
  classification: z.array(line).max(5),
  affair: paragraph,
  code: line,
  office: line,
  formatCategory: line,
  formatType: line,
  formatNote: paragraph,
  sharingMethodCategory: line,
  sharingMethodType: line,
  issuedOn: line,
});

const declaration = z.strictObject({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,62}$/),
  title: text,
  summary: text,
  department: z.string(),
  theme: z.enum(THEME),
  classification: z.array(z.string().max(20)).max(6),
  keywords: z.array(line).max(50),
  openness: z.enum(OPENNESS),
  opennessCondition: text.optional(),
  legalBases: z.array(basis).max(20),
  sharing: z.enum(SHARING),
  sharingCondition: paragraph.optional(),
  updateCycle: z.enum(UPDATE_CYCLE),
  format: z.enum(RESOURCE_FORMAT),
  division: z.string(),
  temporal: z.strictObject({ from: day, until: day }).optional(),
  crs: line.optional(),
  referenceSystem: z.enum(REFERENCE_SYSTEM).optional(),
  place: z.strictObject({ longitude: z.string(), latitude: z.string() }).optional(),
  sourceNote: text,
  synthetic: z.boolean().default(false),
  guide: guide.optional(),
  anonymity: z
    .strictObject({
      quasiIdentifiers: z.array(z.string()).min(1).max(20),
      k: z.int().min(2).max(1000),
    })
    .optional(),
  links: z
    .array(
      z.strictObject({
        name: z.string().max(63),
        title: text,
        dataset: z.string().max(63),
        on: z
          .array(z.strictObject({ field: z.string(), to: z.string() }))
          .min(1)
          .max(5),
      }),
    )
    .max(20)
    .optional(),
  fields: z.array(field).max(MOST_FIELDS),
});

/**
 * Reads what a client sends as an entry: known elements only, words of the closed lists only. Whether the
 * entry is complete is for the checks to say.
 * @throws BAD_USER_INPUT naming the element
 */
export function readDeclaration(given: unknown): DatasetDeclaration {
  return readAs(declaration, 'declaration', given) as DatasetDeclaration;
}

const manyFields = z.array(field).max(MOST_FIELDS);

/** @throws BAD_USER_INPUT naming the element */
export function readFields(given: unknown): FieldDeclaration[] {
  return readAs(manyFields, 'fields', given) as FieldDeclaration[];
}

function readAs(form: z.ZodType, name: string, given: unknown): unknown {
  const read = form.safeParse(given);
  if (read.success) return withoutUndefined(read.data);
  const [issue] = read.error.issues;
  const element = [name, ...(issue?.path ?? [])].join('.');
  throw badInput(
    'WRONG_TYPE',
    element,
    element.endsWith('.slug')
      ? '网址名由小写字母、数字和连字符组成，字母开头，至少两个字符'
      : `${element} ${WRONG[issue?.code ?? ''] ?? '不合要求'}`,
    `${element} is not as required: ${issue?.message ?? ''}`,
  );
}

/** What is wrong with an element that cannot be read. */
const WRONG: Record<string, string> = {
  invalid_type: '缺失或类型不对',
  invalid_value: '不在规定的词表里',
  invalid_format: '写法不合要求',
  too_big: '过长、过多或过大',
  too_small: '缺失、过短或过小',
  unrecognized_keys: '里有不认识的元素',
};

/** An element that is left out and one that is undefined are the same when they are kept as JSON. */
function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
