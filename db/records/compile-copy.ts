import type { FieldType } from '../catalogue/vocabulary.ts';
import type { Permit } from './permit.ts';
import type { ExportQuery } from './query.ts';
import { quoted } from './statement.ts';

/** Whether the permit is for every row of its release: only then can `COPY`, which takes no values, write it. */
export function isWhole({ terms: { query, rows } }: Permit<ExportQuery>): boolean {
  return query.where === undefined && rows === undefined;
}

/** How a value stands in a CSV file: as in JSON, without its quotes. Types that stand so already are not named. */
const CSV_TEXT: Partial<Record<FieldType, (column: string) => string>> = {
  NUMBER: (column) => `trim_scale(${column})`,
  BOOLEAN: (column) => `${column}::text`,
  DATETIME: (column) =>
    String.raw`regexp_replace(replace(${column}::text, ' ', 'T'), '([+-]\d\d)$', '\1:00')`,
};

/** A whole release as CSV, written by PostgreSQL itself; its first line has the names of the fields. */
export function compileCsvCopy(permit: Permit<ExportQuery>, encoding: 'UTF8' | 'GB18030'): string {
  const types = new Map(permit.terms.from.columns.map(({ name, type }) => [name, type]));
  const columns = permit.terms.query.fields.map((name) => {
    const write = CSV_TEXT[types.get(name) ?? 'STRING'];
    return write === undefined ? quoted(name) : `${write(quoted(name))} as ${quoted(name)}`;
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
