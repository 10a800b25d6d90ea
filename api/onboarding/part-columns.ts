import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import type { PartKind } from '../../db/onboarding/vocabulary.ts';
import { headerKey } from '../intake/header-key.ts';

/** How the column is called and typed into which the part goes that a file's name says. */
export const PART_COLUMNS: Record<PartKind, { column: string; name: string; type: FieldType }> = {
  YEAR: { column: '年份', name: 'year', type: 'INTEGER' },
  QUARTER: { column: '季度', name: 'quarter', type: 'STRING' },
  MONTH: { column: '月份', name: 'month', type: 'STRING' },
  DAY: { column: '日期', name: 'day', type: 'DATE' },
  DISTRICT: { column: '县区', name: 'district', type: 'STRING' },
  NAME: { column: '表名', name: 'table', type: 'STRING' },
};

/** Kinds that say when; of several the files are tables of their own. */
export const TIME_KINDS: readonly PartKind[] = ['DAY', 'MONTH', 'QUARTER', 'YEAR'];

/** How a part is written where somebody says it. */
export const PART_FORMS: Record<Exclude<PartKind, 'DISTRICT'>, RegExp> = {
  YEAR: /^(19|20)\d{2}$/,
  QUARTER: /^(19|20)\d{2}-Q[1-4]$/,
  MONTH: /^(19|20)\d{2}-(0[1-9]|1[0-2])$/,
  DAY: /^(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  NAME: /\S/u,
};

/**
 * The column for a part. Where the files have one of that name, it stays theirs, whatever it holds, and the
 * part stands in another one: only the name of a file says of which part the file is.
 */
export function partColumn(kind: PartKind, columns: readonly string[]): string {
  const { column } = PART_COLUMNS[kind];
  return columns.some((one) => headerKey(one) === column) ? `${column}（按文件名）` : column;
}
