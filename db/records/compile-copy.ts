import type { FieldType } from '../catalogue/vocabulary.ts';
import type { Permit } from './permit.ts';
import type { ExportQuery } from './query.ts';
import { quoted } from './statement.ts';
import { VALUE_TEXT } from './value-text.ts';

/** Whether the permit is for every row of its release: only then can `COPY`, which takes no values, write it. */
export function isWhole({ terms: { query, rows } }: Permit<ExportQuery>): boolean {
  return query.where === undefined && rows === undefined;
}

/** Types that COPY does not write as they stand in JSON. */
const REWRITTEN = new Set<FieldType>(['NUMBER', 'BOOLEAN', 'DATETIME']);

/** A whole release as CSV, written by PostgreSQL itself; its first line has the names of the fields. */
export function compileCsvCopy(permit: Permit<ExportQuery>, encoding: 'UTF8' | 'GB18030'): string {
  const types = new Map(permit.terms.from.columns.map(({ name, type }) => [name, type]));
  const columns = permit.terms.query.fields.map((name) => {
    const type = types.get(name) ?? 'STRING';
    if (!REWRITTEN.has(type)) return quoted(name);
    return `${VALUE_TEXT[type](quoted(name))} as ${quoted(name)}`;
  });
  return copyOf(permit, columns, `format csv, header, encoding '${encoding}'`);
}

/** A whole release as lines of PostgreSQL's text format, columns: the fields. */
export function compileTextCopy(permit: Permit<ExportQuery>): string {
  return copyOf(permit, permit.terms.query.fields.map(quoted), 'format text');
}

function copyOf(permit: Permit<ExportQuery>, columns: string[], options: string): string {
  if (!isWhole(permit)) throw new Error('COPY takes no values, so that it cannot filter');
  const { relation, release } = permit.terms.from;
  if (!Number.isSafeInteger(release)) throw new Error('the number of a release is an integer');
  return (
    `copy (select ${columns.join(', ')} from open.${quoted(relation)}` +
    ` where _from <= ${release} and _to > ${release} order by _id) to stdout with (${options})`
  );
}
