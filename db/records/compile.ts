import type { FieldType } from '../catalogue/vocabulary.ts';
import type { Condition, Filter } from './filter.ts';
import type { Permit } from './permit.ts';
import type { Order, Position } from './query.ts';

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

const COMPARISON = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/**
 * The page's rows, one more than asked for so that the reader sees whether another page follows.
 * Columns: the fields asked for, the sort fields, the row's identity.
 */
export function compile(permit: Permit): Statement {
  const { query, from } = permit.terms;
  const compiler = new Compiler(permit);
  const columns = [...query.fields, ...query.orderBy.map((order) => order.field)].map(quoted);
  const where = compiler.where(query.after);
  const limit = compiler.value(query.first + 1, 'integer');
  const text =
    `select ${[...columns, '_id'].join(', ')} from open.${quoted(from.relation)}` +
    ` where ${where} order by ${compiler.order()} limit ${limit}`;
  return { text, values: compiler.values };
}

/** How many rows match, over all pages. */
export function compileCount(permit: Permit): Statement {
  const compiler = new Compiler(permit);
  const where = compiler.where(undefined);
  return {
    text: `select count(*) from open.${quoted(permit.terms.from.relation)} where ${where}`,
    values: compiler.values,
  };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

class Compiler {
  readonly values: unknown[] = [];
  readonly #permit: Permit;

  constructor(permit: Permit) {
    this.#permit = permit;
  }

  value(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }

  where(after: Position | undefined): string {
    const { query, from, rows } = this.#permit.terms;
    const release = this.value(from.release, 'integer');
    const parts = [`_from <= ${release}`, `_to > ${release}`];
    if (query.where !== undefined) parts.push(this.#filter(query.where));
    if (rows !== undefined) parts.push(this.#filter(rows));
    if (after !== undefined) parts.push(this.#after(after));
    return parts.join(' and ');
  }

  /** Nulls stand last in both directions; the row's identity ends every order. */
  order(): string {
    const { orderBy } = this.#permit.terms.query;
    const keys = orderBy.map(({ field, direction }) => {
      const nulls = direction === 'DESC' && this.#column(field).nullable ? ' nulls last' : '';
      return `${quoted(field)} ${direction.toLowerCase()}${nulls}`;
    });
    return [...keys, '_id'].join(', ');
  }

  #filter(filter: Filter): string {
    if (filter.kind === 'condition') return this.#condition(filter);
    if (filter.kind === 'not') return `not (${this.#filter(filter.of)})`;
    if (filter.of.length === 0) return filter.kind === 'and' ? 'true' : 'false';
    return `(${filter.of.map((part) => this.#filter(part)).join(` ${filter.kind} `)})`;
  }

  #condition({ field, operator, value }: Condition): string {
    const column = quoted(field);
    const type = SQL_TYPE[this.#column(field).type];
    switch (operator) {
      case 'isNull':
        return value === true ? `${column} is null` : `${column} is not null`;
      case 'in':
        return `${column} = any(${this.value(value, `${type}[]`)})`;
      case 'contains':
        return `${column} like ${this.value(`%${literalPattern(value)}%`, 'text')}`;
      case 'startsWith':
        return `${column} like ${this.value(`${literalPattern(value)}%`, 'text')}`;
      default:
        return `${column} ${COMPARISON[operator]} ${this.value(value, type)}`;
    }
  }

  /** Rows after a position: greater in the first sort field that differs, null being greatest. */
  #after({ values, rowId }: Position): string {
    const { orderBy } = this.#permit.terms.query;
    const id = `_id > ${this.value(rowId, 'uuid')}`;
    return orderBy.reduceRight(
      (rest, order, index) => this.#afterField(order, values[index] ?? null, rest),
      id,
    );
  }

  #afterField({ field, direction }: Order, value: string | null, rest: string): string {
    const column = quoted(field);
    const { type, nullable } = this.#column(field);
    if (value === null) return `(${column} is null and ${rest})`;
    const bound = this.value(value, SQL_TYPE[type]);
    const beyond = `${column} ${direction === 'ASC' ? '>' : '<'} ${bound}`;
    const later = nullable ? `${beyond} or ${column} is null` : beyond;
    return `(${later} or (${column} = ${bound} and ${rest}))`;
  }

  #column(name: string) {
    const column = this.#permit.terms.from.columns.find((candidate) => candidate.name === name);
    if (column === undefined) throw new Error(`permit names a field outside its release: ${name}`);
    return column;
  }
}

/** `LIKE` wildcards in a value mean themselves. */
function literalPattern(value: unknown): string {
  return String(value).replaceAll(/[\\%_]/g, String.raw`\$&`);
}
