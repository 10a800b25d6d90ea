import type { FieldType } from '../catalogue/vocabulary.ts';
import type { Permit } from './permit.ts';
import type { PageQuery } from './query.ts';
import { permittedRows, quoted, type Statement, Values } from './statement.ts';
import { VALUE_TEXT } from './value-text.ts';

/** Words of 64 bits in a SHA-256. */
const DIGEST_WORDS = 4;

/** Geometry has no text of its own: the same place is written in many ways. */
export function isDigested(type: FieldType): boolean {
  return type !== 'GEOMETRY';
}

/**
 * Of the SHA-256 of each row that matches, over all pages, the four words, summed: whatever the order of
 * the rows, the sums are the same. Of a row the fields are taken in the order of their names, each as the length
 * of its text in bytes, a colon, and the text; one without a value as a hyphen.
 */
export function compileDigest(permit: Permit<PageQuery>, fields: readonly string[]): Statement {
  const { from } = permit.terms;
  const values = new Values();
  const types = new Map(from.columns.map(({ name, type }) => [name, type]));
  const parts = fields.toSorted().map((name) => {
    const text = VALUE_TEXT[types.get(name) ?? 'STRING'](quoted(name));
    return `coalesce(octet_length(${text}) || ':' || ${text}, '-')`;
  });
  const row = parts.length === 0 ? `''` : parts.join(' || ');
  const hashed =
    `select sha256(convert_to(${row}, 'UTF8')) as hash` +
    ` from open.${quoted(from.relation)} where ${permittedRows(permit, values)}`;
  const sums = Array.from({ length: DIGEST_WORDS }, (_, at) => {
    const word = `substring(hash from ${at * 8 + 1} for 8)`;
    return `sum(('x' || encode(${word}, 'hex'))::bit(64)::bigint)`;
  });
  return { text: `select ${sums.join(', ')} from (${hashed}) rows`, values: values.list };
}
