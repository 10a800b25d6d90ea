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
 * The page's rows, one more than asked for so that the reader sees whether another page follows; a page backward
 * comes in reverse. Columns: the fields asked for, the sort fields, the row's identity.
 */
export function compile(permit: Permit): Statement {
  const { query, from } = permit.terms;
  const compiler = new Compiler(permit);
  const columns = [...query.fields, ...query.orderBy.map((order) => order.field)].map(quoted);
  const where = compiler.where(query.from);
  const limit = compiler.value(query.size + 1, 'integer');
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

  where(beyond: Position | undefined): string {
    const { query, from, rows } = this.#permit.terms;
    const release = this.value(from.release, 'integer');
    const parts = [`_from <= ${release}`, `_to > ${release}`];
    if (query.where !== undefined) parts.push(this.#filter(query.where));
    if (rows !== undefined) parts.push(this.#filter(rows));
    if (beyond !== undefined) parts.push(this.#beyond(beyond));
    return parts.join(' and ');
  }

  /** The row's identity ends every order. */
  order(): string {
    const keys = this.#orderBy().map(({ field, direction, nulls }) => {
      // An index serves an order without this clause where it says nothing.
      const natural = direction === 'ASC' ? 'LAST' : 'FIRST';
      const said = nulls !== natural && this.#column(field).nullable;
      return `${quoted(field)} ${direction.toLowerCase()}${said ? ` nulls ${nulls.toLowerCase()}` : ''}`;
    });
    return [...keys, `_id ${this.#backward() ? 'desc' : 'asc'}`].join(', ');
  }

  #backward(): boolean {
    return this.#permit.terms.query.towards === 'BACKWARD';
  }

  /** The order in which the rows are fetched: backward, everything in it is turned round. */
  #orderBy(): Order[] {
    const { orderBy } = this.#permit.terms.query;
    if (!this.#backward()) return orderBy;
    return orderBy.map(({ field, direction, nulls }) => ({
      field,
      direction: direction === 'ASC' ? 'DESC' : 'ASC',
      nulls: nulls === 'FIRST' ? 'LAST' : 'FIRST',
    }));
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
      case 'notIn':
        return `${column} <> all(${this.value(value, `${type}[]`)})`;
      case 'between': {
        const [low, high] = value as string[];
        return `${column} between ${this.value(low, type)} and ${this.value(high, type)}`;
      }
      case 'contains':
        return `${column} like ${this.value(`%${literalPattern(value)}%`, 'text')}`;
      case 'startsWith':
        return `${column} like ${this.value(`${literalPattern(value)}%`, 'text')}`;
      case 'endsWith':
        return `${column} like ${this.value(`%${literalPattern(value)}`, 'text')}`;
      default:
        return `${column} ${COMPARISON[operator]} ${this.value(value, type)}`;
    }
  }

  /** Rows beyond a position: those that differ from it in a sort field first stand later there. */
  #beyond({ values, rowId }: Position): string {
    const id = `_id ${this.#backward() ? '<' : '>'} ${this.value(rowId, 'uuid')}`;
    return this.#orderBy().reduceRight(
      (rest, order, index) => this.#beyondIn(order, values[index] ?? null, rest),
      id,
    );
  }

  #beyondIn({ field, direction, nulls }: Order, value: string | null, rest: string): string {
    const column = quoted(field);
    const { type, nullable } = this.#column(field);
    if (value === null) {
      const later = nulls === 'FIRST' ? `${column} is not null or ` : '';
      return `(${later}(${column} is null and ${rest}))`;
    }
    const bound = this.value(value, SQL_TYPE[type]);
    const greater = `${column} ${direction === 'ASC' ? '>' : '<'} ${bound}`;
    const later = nullable && nulls === 'LAST' ? `${greater} or ${column} is null` : greater;
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
