import type { FieldType } from '../catalogue/vocabulary.ts';
import { compilePlace } from './compile-place.ts';
import type { Condition, Filter } from './filter.ts';
import type { Permit } from './permit.ts';

/** SQL text with its values; every name in it comes from the declaration, every value is a parameter. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** PostgreSQL's name of each declared type. */
export const SQL_TYPE: Record<FieldType, string> = {
  STRING: 'text',
  INTEGER: 'bigint',
  NUMBER: 'numeric',
  DECIMAL: 'numeric',
  BOOLEAN: 'boolean',
  DATE: 'date',
  DATETIME: 'timestamptz',
  GEOMETRY: 'jsonb',
};

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The values of a statement in the making. */
export class Values {
  readonly list: unknown[] = [];

  add(value: unknown, type: string): string {
    this.list.push(value);
    return `$${this.list.length}::${type}`;
  }
}

/** A number of our own as it stands in a text. */
export function wholeNumber(number: number): string {
  if (!Number.isSafeInteger(number)) throw new Error(`not a whole number: ${number}`);
  return String(number);
}

/** Something that a condition can be about: a field, or what is made of fields. */
export interface Term {
  expression: string;
  type: FieldType;
}

/** The rows that a permit is about: of its release, or of the one named, those asked for, those allowed. */
export function permittedRows(
  { terms: { query, from, rows } }: Permit,
  values: Values,
  number = from.release,
): string {
  // Its number is ours, and stands in the text: so the planner knows that nearly all rows stand in it.
  const release = wholeNumber(number);
  const columns = new Map(
    from.columns.map(({ name, type }) => [name, { expression: quoted(name), type }]),
  );
  const asked = 'where' in query ? query.where : undefined;
  const filters = [asked, rows].flatMap((filter) =>
    filter === undefined ? [] : compileFilter(filter, columns, values),
  );
  return [`_from <= ${release}`, `_to > ${release}`, ...filters].join(' and ');
}

export function compileFilter(
  filter: Filter,
  terms: ReadonlyMap<string, Term>,
  values: Values,
): string {
  if (filter.kind === 'condition') return compileCondition(filter, terms, values);
  if (filter.kind === 'place') return compilePlace(filter, terms, values);
  if (filter.kind === 'not') return `not (${compileFilter(filter.of, terms, values)})`;
  if (filter.of.length === 0) return filter.kind === 'and' ? 'true' : 'false';
  return `(${filter.of.map((part) => compileFilter(part, terms, values)).join(` ${filter.kind} `)})`;
}

const COMPARISON = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function compileCondition(
  { field, operator, value }: Condition,
  terms: ReadonlyMap<string, Term>,
  values: Values,
): string {
  const term = terms.get(field);
  if (term === undefined) throw new Error(`permit names a field outside its release: ${field}`);
  const { expression } = term;
  const type = SQL_TYPE[term.type];
  switch (operator) {
    case 'isNull':
      return value === true ? `${expression} is null` : `${expression} is not null`;
    case 'in':
      return `${expression} = any(${values.add(value, `${type}[]`)})`;
    case 'notIn':
      return `${expression} <> all(${values.add(value, `${type}[]`)})`;
    case 'between': {
      const [low, high] = value as string[];
      return `${expression} between ${values.add(low, type)} and ${values.add(high, type)}`;
    }
    case 'contains':
      return `${expression} like ${values.add(`%${literalPattern(value)}%`, 'text')}`;
    case 'startsWith':
      return `${expression} like ${values.add(`${literalPattern(value)}%`, 'text')}`;
    case 'endsWith':
      return `${expression} like ${values.add(`%${literalPattern(value)}`, 'text')}`;
    case 'search': {
      const words = (value as string[]).map((word) => values.add(word, 'text'));
      // An index knows pairs of characters; whether they stand together the text itself tells.
      return `(${words
        .flatMap((word) => [
          `open.grams(${expression}) @> open.grams(${word})`,
          `strpos(open.folded(${expression}), open.folded(${word})) > 0`,
        ])
        .join(' and ')})`;
    }
    default:
      return `${expression} ${COMPARISON[operator]} ${values.add(value, type)}`;
  }
}

/** `LIKE` wildcards in a value mean themselves. */
function literalPattern(value: unknown): string {
  return String(value).replaceAll(/[\\%_]/g, String.raw`\$&`);
}
