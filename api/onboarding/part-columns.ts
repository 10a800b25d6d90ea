import type { PartKind } from '../../db/onboarding/vocabulary.ts';
import type { FieldType } from '../../db/catalogue/vocabulary.ts';
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

/** How a part is written where somebody says it. */
export const PART_FORMS: Record<PartKind, RegExp> = {
  YEAR: /^(19|20)\d{2}$/,
  QUARTER: /^(19|20)\d{2}-Q[1-4]$/,
  MONTH: /^(19|20)\d{2}-(0[1-9]|1[0-2])$/,
  DAY: /^(19|20)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  DISTRICT: /^\S{2,20}$/u,
  NAME: /\S/u,
};

/** Columns in which a table says the same itself. */
const OWN: Record<PartKind, RegExp> = {
  YEAR: /^(统计|所属)?(年份|年度|年)$/u,
  QUARTER: /^(统计|所属)?季度$/u,
  MONTH: /^(统计|所属)?(月份|年月|月度)$/u,
  DAY: /^(统计|数据)?日期$/u,
  DISTRICT: /^(所属|所在)?(县区|区县|县市区|县\(市、?区\)|行政区|区域)(名称)?$/u,
  NAME: /^表名$/u,
};

export function ownColumn(kind: PartKind, columns: readonly string[]): string | undefined {
  return columns.find((column) => OWN[kind].test(headerKey(column)));
}
