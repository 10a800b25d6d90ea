import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { Desensitization } from '../../db/catalogue/desensitization.ts';
import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import { type DesensitizationProfile, FIRST_PROFILES } from '../../db/desensitization/profiles.ts';
import { recogniseColumns } from '../desensitization/recognise-column.ts';
import { PARSE_CELL } from './parse-cell.ts';
import { proposeName } from './propose-name.ts';
import type { Recognition, SentRow } from './recognition.ts';
import { GEOMETRY_COLUMN } from './feature-record.ts';

/** Headers that name codes: they stay text whatever their digits look like. */
const CODE =
  /代码|编号|号码|标识|编码|证号|区划|^编$|邮编|电话|手机|_id$|^id$|code$|zip|phone|number$/i;

/** From the narrowest type to the widest; the first that fits every value is proposed. */
const CANDIDATES: FieldType[] = ['INTEGER', 'NUMBER', 'DECIMAL', 'DATE', 'DATETIME'];

/** What a proposal is made from. */
export type Proposable = Pick<
  Recognition,
  'columns' | 'firstRows' | 'laterRows' | 'hiddenColumns' | 'codeColumns'
>;

/**
 * Proposes a declaration for each column from its header and from rows of the head, the middle and the tail.
 * It is a proposal: the provider's declaration decides, and rows that do not fit it are rejected with their
 * reason. What a workbook hides is proposed as closed, so that it is never published by oversight.
 */
export function proposeFields(
  { columns, firstRows, laterRows = [], hiddenColumns = [], codeColumns = [] }: Proposable,
  profiles: readonly DesensitizationProfile[] = FIRST_PROFILES,
): FieldDeclaration[] {
  const rows = [...firstRows, ...laterRows];
  const taken = new Set<string>();
  const recognised = recogniseColumns(
    profiles,
    columns.map((name, at) => ({ name, cells: rows.map((row) => row.cells[at] ?? '') })),
  );
  return columns.map((column, at) => {
    const name = freeName(proposeName(column, at), taken);
    const profile = recognised[at]?.profile;
    const rule = profile?.treatment ?? undefined;
    const fitting = releasedType(rule) ?? typeOf(column, rows, at);
    const type = codeColumns.includes(column) && !fitting.startsWith('DATE') ? 'STRING' : fitting;
    return {
      name,
      title: { zh: column, en: column },
      type,
      source: column,
      ...(rule === undefined
        ? { sensitivity: 'NONE', openness: 'UNCONDITIONAL' }
        : {
            sensitivity: profile?.sensitivity ?? 'PERSONAL',
            openness: 'CONDITIONAL',
            desensitization: rule,
          }),
      ...(hiddenColumns.includes(column) && { openness: 'CLOSED' }),
    };
  });
}

/** The type of what a treatment leaves; undefined where it leaves the column's own. */
function releasedType(rule: Desensitization | undefined): FieldType | undefined {
  if (rule === undefined || rule.method === 'SUPPRESS_RARE') return undefined;
  return rule.method === 'ROUND' || rule.method === 'GRID' ? 'NUMBER' : 'STRING';
}

function typeOf(column: string, rows: readonly SentRow[], at: number): FieldType {
  if (column === GEOMETRY_COLUMN) return 'GEOMETRY';
  if (CODE.test(column)) return 'STRING';
  const values = rows
    .map((row) => row.cells[at])
    .filter((cell): cell is string => cell != null && cell.trim() !== '');
  if (values.length === 0 || values.some(isCodeLike)) return 'STRING';
  const dated = /日期|时间|date|time|day/i.test(column);
  const fits = (type: FieldType) => {
    let present = 0;
    for (const value of values) {
      const parsed = PARSE_CELL[type](value);
      if ('fault' in parsed) return false;
      if (parsed.value !== null) present += 1;
    }
    return present > 0;
  };
  const candidates: FieldType[] = dated ? ['DATE', 'DATETIME', ...CANDIDATES] : CANDIDATES;
  const found = candidates.find(fits) ?? 'STRING';
  return found === 'INTEGER' && isMeasured(column) ? 'NUMBER' : found;
}

/** Leading zeros and long digit strings are codes. */
function isCodeLike(value: string): boolean {
  const text = value.trim();
  return /^0\d+$/.test(text) || /^\d{12,}$/.test(text);
}

/** Measurements that happen to be whole in the first rows and have decimals further down. */
function isMeasured(column: string): boolean {
  return /^(pm|so2|no2|co$|o3|temp|rain|snow|wind)|浓度|温度|雨量|降水|风速|金额|罚款|radiation|distance/i.test(
    column,
  );
}

/** A name that no other field has. */
export function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let next = 2; taken.has(name); next++) name = `${wanted}${next}`;
  taken.add(name);
  return name;
}
