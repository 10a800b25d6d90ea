import type { Condition, Filter } from '../records/filter.ts';
import { floorAt, readDecimal } from './decimal.ts';
import { NotExact } from './not-exact.ts';

/** What the values of an expression stand for. */
export type Domain =
  | { kind: 'CODED'; texts: readonly string[] }
  | { kind: 'SCALED'; scale: number }
  | { kind: 'MOMENT' }
  | { kind: 'TEXT' }
  | { kind: 'BOOLEAN' }
  | { kind: 'DAY' };

/** Something that a condition can be about. */
export interface CopiedTerm {
  expression: string;
  domain: Domain;
}

/** The texts of a question, which are parameters; everything else that came from outside is an integer. */
export class Texts {
  readonly list: string[] = [];

  add(text: string): string {
    this.list.push(text);
    return `$${this.list.length}`;
  }
}

/** The same truth as `compileFilter` gives in PostgreSQL, nulls included. @throws NotExact */
export function compileConditions(
  filter: Filter,
  terms: ReadonlyMap<string, CopiedTerm>,
  texts: Texts,
): string {
  if (filter.kind === 'place') throw new NotExact('where a row is');
  if (filter.kind === 'not') return `not (${compileConditions(filter.of, terms, texts)})`;
  if (filter.kind === 'condition') {
    const term = terms.get(filter.field);
    if (term === undefined) throw new NotExact(`the field ${filter.field}`);
    return compileCondition(term, filter, texts);
  }
  if (filter.of.length === 0) return filter.kind === 'and' ? 'true' : 'false';
  const parts = filter.of.map((part) => compileConditions(part, terms, texts));
  return `(${parts.join(` ${filter.kind} `)})`;
}

/** False for all values that are there, and null without one. */
const never = (expression: string) => `(${expression} is null and null)`;

function compileCondition(term: CopiedTerm, condition: Condition, texts: Texts): string {
  const { expression, domain } = term;
  const { operator, value } = condition;
  if (operator === 'isNull') return `${expression} is ${value === true ? '' : 'not '}null`;
  if (operator === 'search') throw new NotExact('words');
  if ((operator === 'in' || operator === 'notIn') && Array.isArray(value) && value.length === 0)
    return operator === 'in' ? 'false' : 'true';
  if (domain.kind === 'CODED' || domain.kind === 'SCALED' || domain.kind === 'MOMENT')
    return compilePlaced(expression, domain, condition);
  const written = (one: string) => literal(domain, one, texts);
  const values = Array.isArray(value) ? value : [String(value)];
  const [first = '', last = ''] = values;
  switch (operator) {
    case 'in':
      return `${expression} in (${values.map(written).join(', ')})`;
    case 'notIn':
      return `${expression} not in (${values.map(written).join(', ')})`;
    case 'between':
      return `${expression} between ${written(first)} and ${written(last)}`;
    case 'contains':
      return `contains(${expression}, ${written(first)})`;
    case 'startsWith':
      return `starts_with(${expression}, ${written(first)})`;
    case 'endsWith':
      return `suffix(${expression}, ${written(first)})`;
    default:
      return `${expression} ${COMPARISON[operator]} ${written(first)}`;
  }
}

const COMPARISON = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function literal(domain: Domain, value: string, texts: Texts): string {
  switch (domain.kind) {
    case 'TEXT':
      return texts.add(value);
    case 'BOOLEAN':
      return value === 'true' ? 'true' : 'false';
    case 'DAY':
      // PostgreSQL knows no year 0.
      if (!/^\d{4}-\d\d-\d\d$/.test(value) || value.startsWith('0000'))
        throw new NotExact(`the day ${value}`);
      return `date '${value}'`;
    default:
      throw new Error(`no value of ${domain.kind} is written`);
  }
}

type Placed = Extract<Domain, { kind: 'CODED' | 'SCALED' | 'MOMENT' }>;

/** No integer in a copy, and no sum of them, is as large. */
const BEYOND = 10n ** 37n;

/** Values stand at integers in their order, and what is asked for stands at one of them or between two. */
function compilePlaced(expression: string, domain: Placed, { operator, value }: Condition): string {
  const place = (text: string) => placeOf(domain, text);
  const values = Array.isArray(value) ? value : [String(value)];
  const [first = '', last = ''] = values;
  const least = (text: string) => {
    const { floor, exact } = place(text);
    return exact ? floor : floor + 1n;
  };
  switch (operator) {
    case 'eq':
    case 'in': {
      const found = values.map(place).filter(({ exact }) => exact);
      return oneOf(
        expression,
        found.map(({ floor }) => floor),
      );
    }
    case 'ne':
    case 'notIn': {
      const found = values.map(place).filter(({ exact }) => exact);
      return `not (${oneOf(
        expression,
        found.map(({ floor }) => floor),
      )})`;
    }
    case 'lt':
      return `${expression} < ${least(first)}`;
    case 'lte':
      return `${expression} <= ${place(first).floor}`;
    case 'gt':
      return `${expression} > ${place(first).floor}`;
    case 'gte':
      return `${expression} >= ${least(first)}`;
    case 'between':
      return `(${expression} >= ${least(first)} and ${expression} <= ${place(last).floor})`;
    case 'contains':
      return oneOf(
        expression,
        codesOf(domain, (text) => text.includes(first)),
      );
    case 'startsWith':
      return oneOf(
        expression,
        codesOf(domain, (text) => text.startsWith(first)),
      );
    case 'endsWith':
      return oneOf(
        expression,
        codesOf(domain, (text) => text.endsWith(first)),
      );
    case 'isNull':
    case 'search':
      throw new Error(`${operator} is no comparison`);
  }
}

function oneOf(expression: string, places: readonly bigint[]): string {
  if (places.length === 0) return never(expression);
  return `${expression} in (${places.join(', ')})`;
}

function codesOf(domain: Placed, suits: (text: string) => boolean): bigint[] {
  if (domain.kind !== 'CODED') throw new Error('only a text contains another');
  return domain.texts.flatMap((text, code) => (suits(text) ? [BigInt(code)] : []));
}

/** The greatest integer that stands for no more than the value, and whether it stands for the value itself. */
function placeOf(domain: Placed, value: string): { floor: bigint; exact: boolean } {
  if (domain.kind === 'MOMENT') return { floor: microseconds(value), exact: true };
  if (domain.kind === 'SCALED') {
    const { floor, exact } = floorAt(readDecimal(value), domain.scale);
    if (floor > BEYOND) return { floor: BEYOND, exact: false };
    return floor < -BEYOND ? { floor: -BEYOND, exact: false } : { floor, exact };
  }
  const { texts } = domain;
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byBytes(texts[middle] ?? '', value) <= 0) low = middle + 1;
    else high = middle;
  }
  return { floor: BigInt(low - 1), exact: low > 0 && texts[low - 1] === value };
}

/** In the order of their code points, as the database sorts texts. */
export function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

const INSTANT = /^(.{16})(?::(\d\d)(?:\.(\d{1,6}))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

function microseconds(value: string): bigint {
  const match = INSTANT.exec(value);
  if (match === null || value.startsWith('0000')) throw new NotExact(`the instant ${value}`);
  const [, minute = '', second = '00', fraction = '', zone = ''] = match;
  const at = Date.parse(`${minute}:${second}${zone}`);
  return BigInt(at) * 1000n + BigInt(fraction.padEnd(6, '0'));
}
