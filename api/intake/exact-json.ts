import { IntakeError } from './intake-error.ts';

/** A number kept as the text that was sent; JSON.stringify writes it out unchanged. */
interface RawNumber {
  rawJSON: string;
}

// The standard library's types know the proposal later than Node does.
const { rawJSON, isRawJSON } = JSON as typeof JSON & {
  rawJSON: (text: string) => RawNumber;
  isRawJSON: (value: unknown) => value is RawNumber;
};

/** Text without any of these holds no number that a double writes in another way: only then is it read fast. */
const REWRITTEN = /\d\.\d*0(?!\d)|[\d.]{16}|\d[eE][+-]?\d|-0(?![.\d])|0\.000000/;

/** JSON whose numbers keep their digits: 410305200001011234 and 12.50 stay what was sent. */
export function parseExactJson(text: string): unknown {
  if (!REWRITTEN.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined && String(value) !== context.source
      ? rawJSON(context.source)
      : value,
  );
}

/** A whole JSON text. */
export function parseJsonFile(text: string): unknown {
  try {
    return parseExactJson(text.replace(/^\ufeff/, ''));
  } catch {
    throw new IntakeError('NOT_JSON', '不是完整的 JSON', 'this is not complete JSON');
  }
}

/** A member's value as a cell: text as it is, nested values as JSON. */
export function jsonCell(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  return isRawJSON(value) ? value.rawJSON : JSON.stringify(value);
}

export type JsonRecord = Record<string, unknown>;

export function isJsonRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawJSON(value);
}
