import { z } from 'zod';
import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { PurgeTarget } from '../../db/purges/tables.ts';
import { badInput } from '../errors.ts';

const SHORTEST_VALUE = 3;
const MOST_VALUES = 100;

const order = z.object({
  kind: z.enum(['ROW', 'COLUMN', 'VALUES']),
  key: z.record(z.string(), z.string().min(1).max(1000)).optional(),
  field: z.string().optional(),
  values: z
    .array(z.string().trim().min(SHORTEST_VALUE).max(1000))
    .min(1)
    .max(MOST_VALUES)
    .optional(),
  what: z.object({
    zh: z.string().trim().min(1).max(200),
    en: z.string().trim().max(200).default(''),
  }),
  reason: z.string().trim().min(1).max(2000),
});

export interface PurgeWish {
  target: PurgeTarget;
  what: { zh: string; en: string };
  reason: string;
}

/**
 * Reads what is to be purged: the row of a key, a column, or values wherever they stand.
 * @throws BAD_USER_INPUT naming the argument
 */
export function readWish(given: unknown, fields: readonly FieldDeclaration[]): PurgeWish {
  const read = order.safeParse(given);
  if (!read.success) {
    const path = read.error.issues[0]?.path.join('.') || 'body';
    throw badInput(
      'WRONG_TYPE',
      path,
      `${path} 不合要求：kind 为 ROW（另给 key）、COLUMN（另给 field）或 VALUES（另给 values，每个至少 ${SHORTEST_VALUE} 字，最多 ${MOST_VALUES} 个），并写明 what（对公众说明是哪类数据）和 reason`,
      `${path} is not right: kind is ROW (with key), COLUMN (with field) or VALUES (with values, ${SHORTEST_VALUE} characters or more each, ${MOST_VALUES} at most), with what (the kind of data, for the public) and reason`,
    );
  }
  const { what, reason } = read.data;
  const target = targetOf(read.data, fields);
  const named =
    target.kind === 'VALUES'
      ? target.values
      : target.kind === 'ROW'
        ? Object.values(target.key).filter(({ length }) => length >= SHORTEST_VALUE)
        : [];
  if (named.some((value) => what.zh.includes(value) || what.en.includes(value)))
    throw badInput(
      'UNKNOWN_VALUE',
      'what',
      'what 会公开：只写数据的种类，不写要清除的值',
      'what is shown to everyone: name the kind of data and never the values',
    );
  return { target, what, reason };
}

function targetOf(
  { kind, key = {}, field = '', values = [] }: z.infer<typeof order>,
  fields: readonly FieldDeclaration[],
): PurgeTarget {
  if (kind === 'VALUES') {
    if (values.length === 0)
      throw badInput('MISSING', 'values', '请给出要清除的值', 'say which values');
    return { kind, values };
  }
  if (kind === 'COLUMN') {
    if (!fields.some(({ name }) => name === field))
      throw badInput('UNKNOWN_FIELD', 'field', `没有信息项 ${field}`, `there is no field ${field}`);
    return { kind, field };
  }
  const keys = fields.flatMap((one) => (one.key === true ? [one.name] : []));
  const given = Object.keys(key);
  if (
    keys.length === 0 ||
    given.length !== keys.length ||
    !keys.every((name) => given.includes(name))
  )
    throw badInput(
      keys.length === 0 ? 'NOT_NEEDED' : 'MISSING',
      'key',
      keys.length === 0
        ? '本数据集没有主键；请用 VALUES'
        : `请给出主键的每一项：${keys.join('、')}`,
      keys.length === 0
        ? 'this dataset has no key: use VALUES'
        : `give every part of the key: ${keys.join(', ')}`,
    );
  return { kind, key };
}
