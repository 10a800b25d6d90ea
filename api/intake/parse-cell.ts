import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import type { Sentence } from '../errors.ts';

/** Why a cell does not fit its declaration. */
export type CellFault = keyof typeof CELL_FAULTS;

export const CELL_FAULTS = {
  NOT_A_NUMBER: { zh: '不是数值', en: 'not a number' },
  NOT_AN_INTEGER: { zh: '不是整数', en: 'not an integer' },
  OUT_OF_RANGE: { zh: '超出范围', en: 'out of range' },
  TOO_MANY_DIGITS: {
    zh: '超过 15 位有效数字，应声明为 DECIMAL 或 STRING',
    en: 'more than 15 significant digits; declare DECIMAL or STRING',
  },
  NOT_A_DATE: { zh: '不是日期', en: 'not a date' },
  NOT_A_DATETIME: { zh: '不是时间', en: 'not a time' },
  NOT_A_BOOLEAN: { zh: '不是是或否', en: 'neither yes nor no' },
  NOT_GEOMETRY: { zh: '不是 GeoJSON 几何', en: 'no GeoJSON geometry' },
  MISSING_VALUE: { zh: '不能为空', en: 'must not be empty' },
  TOO_LONG: { zh: '超过 10000 字', en: 'longer than 10,000 characters' },
  BAD_CHARACTER: { zh: '含无效字符', en: 'holds an invalid character' },
  EXTRA_CELLS: { zh: '比表头多出单元格', en: 'more cells than the header' },
  ERROR_VALUE: {
    zh: '是 #N/A、#DIV/0! 一类的错误值',
    en: 'an error value such as #N/A or #DIV/0!',
  },
  FORMULA_WITHOUT_VALUE: {
    zh: '公式没有算出的值；请在 Excel 或 WPS 中打开后保存',
    en: 'a formula without its value; open and save it in Excel or WPS',
  },
  DIGITS_LOST: {
    zh: '表格软件只留前 15 位数字，后面的已丢失；请以文本格式重填',
    en: 'spreadsheets keep 15 digits of a number and the others are lost: enter it anew as text',
  },
  NOT_JSON: { zh: '这一行不是 JSON 对象', en: 'this line is no JSON object' },
  DUPLICATE_KEY: { zh: '主键重复', en: 'the key stands twice' },
} as const satisfies Record<string, Sentence>;

/** The canonical text of a cell, null for an empty one, or its fault. */
export type Parsed = { value: string | null } | { fault: CellFault };
export type CellParser = (cell: string) => Parsed;

const LONGEST_TEXT = 10_000;
/** Words that stand for no value among numbers and dates, and for themselves among texts. */
const NULL_WORDS = new Set(
  ' na n/a n.a. nan null nil none missing - -- — —— – / \\ \\n * … 无 暂无 无数据 缺 缺测 缺失 缺报 不详 未知 未标明 未填 未报 空 空值'.split(
    ' ',
  ),
);
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;
/** 1,234,567.8, and 1 234 567.8 with a space or a narrow one; one kind within a number. */
const SEPARATED = /^[+-]?\d{1,3}((,\d{3})+|([ \u00a0\u202f\u2009]\d{3})+)(\.\d*)?$/;
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
/** Cells that are already what is kept of them, as most are: these need no closer look. */
const PLAIN_INTEGER = /^(?:0|[1-9]\d{0,14})$/;
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,9})(?:\.\d{0,4}[1-9])?$/;
/** Days that every month has. */
const PLAIN_DAY = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;
const CHINESE_TIME = /(\d{1,2})[时点](?:(\d{1,2})分)?(?:(\d{1,2})秒)?$/;
const TIME =
  /^(.+?)[ T]+(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,6})?)\d*)?\s*(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/;
const TRUE = new Set(['true', 't', 'yes', 'y', '1', '是', '有']);
const FALSE = new Set(['false', 'f', 'no', 'n', '0', '否', '无']);

/** Whether a text stands for no value in a column of numbers or dates. */
export function isNullWord(text: string): boolean {
  return NULL_WORDS.has(plain(text).toLowerCase());
}

const EMPTY: Parsed = { value: null };

/** Reads cells of a type. Words for null are null for every type but text, where "NA" may be Napoli. */
export const PARSE_CELL: Record<FieldType, CellParser> = {
  STRING: parseText,
  INTEGER: (cell) => {
    if (PLAIN_INTEGER.test(cell)) return { value: cell };
    const text = numeric(cell);
    if (text === null) return EMPTY;
    const value = Number(text);
    if (!NUMBER.test(text)) return { fault: 'NOT_A_NUMBER' };
    // By its digits, since a double would take 4503599627370496.4 for an integer.
    if (/\.\d*[1-9]/.test(text) ? !/e/i.test(text) || !Number.isInteger(value) : false)
      return { fault: 'NOT_AN_INTEGER' };
    if (!Number.isSafeInteger(value))
      return {
        fault:
          Number.isInteger(value) || !Number.isFinite(value) ? 'OUT_OF_RANGE' : 'NOT_AN_INTEGER',
      };
    return { value: String(value) };
  },
  NUMBER: (cell) => {
    if (PLAIN_NUMBER.test(cell)) return { value: cell };
    const text = numeric(cell);
    if (text === null) return EMPTY;
    if (!NUMBER.test(text)) return { fault: 'NOT_A_NUMBER' };
    if (text.length > 15 && significantDigits(text) > 15) return { fault: 'TOO_MANY_DIGITS' };
    const value = Number(text);
    return Number.isFinite(value) ? { value: String(value) } : { fault: 'OUT_OF_RANGE' };
  },
  DECIMAL: (cell) => {
    const text = numeric(cell);
    if (text === null) return EMPTY;
    if (!NUMBER.test(text)) return { fault: 'NOT_A_NUMBER' };
    return text.length < 200 && Number.isFinite(Number(text))
      ? { value: text }
      : { fault: 'OUT_OF_RANGE' };
  },
  BOOLEAN: (cell) => {
    const text = cell.trim().toLowerCase();
    if (TRUE.has(text)) return { value: 'true' };
    if (FALSE.has(text)) return { value: 'false' };
    return NULL_WORDS.has(text) ? EMPTY : { fault: 'NOT_A_BOOLEAN' };
  },
  DATE: (cell) => {
    if (PLAIN_DAY.test(cell)) return { value: cell };
    const text = plain(cell);
    if (NULL_WORDS.has(text.toLowerCase())) return EMPTY;
    const day = readDay(text.replace(/[ T]0?0:00(:00)?$/, ''));
    return day === undefined ? { fault: 'NOT_A_DATE' } : { value: day };
  },
  DATETIME: (cell) => {
    const text = plain(cell);
    if (NULL_WORDS.has(text.toLowerCase())) return EMPTY;
    const instant = readInstant(text);
    return instant === undefined ? { fault: 'NOT_A_DATETIME' } : { value: instant };
  },
  GEOMETRY: (cell) => {
    if (cell.trim() === '') return EMPTY;
    try {
      const geometry: unknown = JSON.parse(cell);
      const text = JSON.stringify(geometry);
      // PostgreSQL's jsonb takes no NUL and no half character, and would end the whole load.
      return isGeometry(geometry) && !/\\u(0000|d[89a-f])/i.test(text)
        ? { value: text }
        : { fault: 'NOT_GEOMETRY' };
    } catch {
      return { fault: 'NOT_GEOMETRY' };
    }
  },
};

/** Text stays as it was sent: sheets put a hierarchy into leading spaces. */
function parseText(text: string): Parsed {
  if (text.trim() === '') return EMPTY;
  if (text.length > LONGEST_TEXT) return { fault: 'TOO_LONG' };
  if (text.includes('\0') || !text.isWellFormed()) return { fault: 'BAD_CHARACTER' };
  return { value: text };
}

/** A number's plain text: full-width digits narrowed, thousands separators taken out; null for an empty cell. */
function numeric(cell: string): string | null {
  const text = plain(cell);
  if (NULL_WORDS.has(text.toLowerCase())) return null;
  return SEPARATED.test(text) ? text.replaceAll(/[,\s]/g, '') : text;
}

function plain(cell: string): string {
  const text = cell.trim();
  // Only full-width characters need the slow normalisation.
  return /[\uff01-\uff5e]/.test(text) ? text.normalize('NFKC') : text;
}

function significantDigits(text: string): number {
  return text
    .replace(/e.*$/i, '')
    .replaceAll(/[+\-.]/g, '')
    .replace(/^0+/, '').length;
}

function readDay(text: string): string | undefined {
  const match = DATE.exec(text) ?? COMPACT_DATE.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // There is no year 0 in PostgreSQL.
  return year !== '0000' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
    ? iso
    : undefined;
}

/** A time without its zone is Beijing time. */
function readInstant(sent: string): string | undefined {
  const text = sent.replace(CHINESE_TIME, (_, hour: string, minute = '0', second = '0') =>
    [` ${hour}`, minute, second].map((part) => String(part).padStart(2, '0')).join(':'),
  );
  const match = TIME.exec(text);
  const day = readDay(match?.[1]?.trim() ?? text);
  if (day === undefined) return undefined;
  if (match === null) return `${day}T00:00:00+08:00`;
  const [, , hour = '', minute = '', second = '00', zone = '+08:00'] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) >= 60) return undefined;
  return `${day}T${hour.padStart(2, '0')}:${minute}:${second}${zone}`;
}

/** How deep the positions of each kind of geometry are nested. */
const DEPTH: Record<string, number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

function isGeometry(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  if (value.type === 'GeometryCollection') {
    return (
      'geometries' in value && Array.isArray(value.geometries) && value.geometries.every(isGeometry)
    );
  }
  const depth = typeof value.type === 'string' ? DEPTH[value.type] : undefined;
  return depth !== undefined && 'coordinates' in value && isNested(value.coordinates, depth);
}

function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 0) return value.every((part) => isNested(part, depth - 1));
  return (
    value.length >= 2 && value.every((part) => typeof part === 'number' && Number.isFinite(part))
  );
}
