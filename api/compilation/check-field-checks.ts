import type { FieldCheck } from '../../db/catalogue/checks.ts';
import type { DatasetDeclaration, FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import { boundOf } from '../checks/cell-checks.ts';
import { compilePattern, PatternError } from '../checks/pattern.ts';
import { rawType } from '../desensitization/desensitize.ts';
import type { Sentence } from '../errors.ts';
import type { Finding } from './finding.ts';

/** Key fields that everyone may read, as `dataset.field`: what a reference may name. */
export type ReferableKeys = ReadonlySet<string>;

const ANY_TYPE: readonly FieldType[] = [
  'STRING',
  'INTEGER',
  'NUMBER',
  'DECIMAL',
  'BOOLEAN',
  'DATE',
  'DATETIME',
];
const TEXT: readonly FieldType[] = ['STRING'];
/** The raw types that each kind of check can look at. */
const TYPES: Record<FieldCheck['kind'], readonly FieldType[]> = {
  IDENTITY_NUMBER: TEXT,
  PERSON_DOCUMENT: TEXT,
  CREDIT_CODE: TEXT,
  PHONE: TEXT,
  EMAIL: TEXT,
  DIVISION: TEXT,
  PATTERN: TEXT,
  CODE_LIST: ['STRING', 'INTEGER'],
  RANGE: ['INTEGER', 'NUMBER', 'DECIMAL', 'DATE', 'DATETIME'],
  UNIQUE: ANY_TYPE,
  REFERENCE: ANY_TYPE,
};

/** Looks whether the declared checks can be carried out, so that a load does not find out (M16–M17). */
export function* checkFieldChecks(
  entry: DatasetDeclaration,
  referable: ReferableKeys,
): Generator<Finding> {
  for (const field of entry.fields) {
    for (const [at, check] of (field.checks ?? []).entries()) {
      const wrong =
        wrongType(field, check) ?? wrongInItself(entry, field, check) ?? together(field, check);
      const message =
        wrong ?? (check.kind === 'REFERENCE' ? wrongTarget(entry, check, referable) : undefined);
      if (message !== undefined)
        yield { element: `fields.${field.name}.checks.${at}`, severity: 'ERROR', message };
    }
  }
}

function wrongType(field: FieldDeclaration, check: FieldCheck): Sentence | undefined {
  const type = rawType(field);
  if (TYPES[check.kind].includes(type)) return undefined;
  return {
    zh: `${check.kind} 不能用于 ${type} 类型`,
    en: `${check.kind} does not look at values of type ${type}`,
  };
}

function wrongInItself(
  entry: DatasetDeclaration,
  field: FieldDeclaration,
  check: FieldCheck,
): Sentence | undefined {
  switch (check.kind) {
    case 'IDENTITY_NUMBER':
    case 'PERSON_DOCUMENT':
      return field.sensitivity === 'NONE'
        ? {
            zh: '证件号码是个人信息：敏感级别应为 PERSONAL，并先脱敏（M31）',
            en: 'numbers of documents are personal: say PERSONAL, and desensitize them (M31)',
          }
        : undefined;
    case 'PATTERN':
      return wrongPattern(check.pattern);
    case 'RANGE':
      return wrongRange(rawType(field), check);
    case 'DIVISION':
      return check.yearOf !== undefined && !entry.fields.some(({ name }) => name === check.yearOf)
        ? { zh: `没有信息项 ${check.yearOf}`, en: `there is no field ${check.yearOf}` }
        : undefined;
    default:
      return undefined;
  }
}

function wrongPattern(pattern: string): Sentence | undefined {
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return {
      zh: `格式写法不对：${error.message}`,
      en: `the pattern is not right: ${error.message}`,
    };
  }
}

function wrongRange(
  type: FieldType,
  { least, most }: { least?: string; most?: string },
): Sentence | undefined {
  if (least === undefined && most === undefined)
    return { zh: '范围须有下限或上限', en: 'a range has a lower or an upper bound' };
  const today = '2000-01-01';
  const dated = type === 'DATE' || type === 'DATETIME';
  const places = [least, most].map((bound, at) => {
    if (bound === undefined) return at === 0 ? -Infinity : Infinity;
    return bound === 'TODAY' && !dated ? Number.NaN : boundOf(bound, type, today, 'LEAST');
  });
  const [low = 0, high = 0] = places;
  if (Number.isNaN(low) || Number.isNaN(high))
    return { zh: '范围的界限读不出来', en: 'a bound of the range cannot be read' };
  const fixed = least !== 'TODAY' && most !== 'TODAY';
  return fixed && low > high
    ? { zh: '下限大于上限', en: 'the lower bound is above the upper one' }
    : undefined;
}

/** What looks at all rows sees released values only. */
function together(field: FieldDeclaration, { kind }: FieldCheck): Sentence | undefined {
  if (kind !== 'UNIQUE' && kind !== 'REFERENCE') return undefined;
  const method = field.desensitization?.method;
  const seen = method === undefined || (kind === 'UNIQUE' && method === 'HASH');
  return seen && field.openness !== 'CLOSED'
    ? undefined
    : {
        zh: `${kind} 只能用于不脱敏、会发布的信息项`,
        en: `${kind} looks at released values: the field is released, and not changed before`,
      };
}

function wrongTarget(
  entry: DatasetDeclaration,
  { dataset, field }: { dataset: string; field: string },
  referable: ReferableKeys,
): Sentence | undefined {
  return dataset !== entry.slug && referable.has(`${dataset}.${field}`)
    ? undefined
    : {
        zh: `没有另一开放数据集的主键 ${dataset}.${field}，或它不是无条件开放`,
        en: `${dataset}.${field} is no key of another open dataset that everyone may read`,
      };
}
