import {
  type Filter,
  OPERATORS,
  type Operator,
  PLACE_OPERATORS,
  type PlaceOperator,
} from '../../db/records/filter.ts';
import { badInput, type Refusal } from '../errors.ts';
import { RECORD_LIMITS } from './limits.ts';
import { checkValue } from './check-value.ts';
import type { Askable } from './question.ts';
import { PLACE, type Place, readPlace } from './read-place.ts';
import { searchWords } from './search-words.ts';

interface Reading {
  fields: ReadonlyMap<string, Askable>;
  places: ReadonlyMap<string, Place>;
  values: number;
  /** Of all places in it together. */
  positions: number;
}

/** What the two fields of a point are together. */
const POINT: Askable = { name: PLACE, type: 'GEOMETRY' };

/**
 * Reads `where` as given: `{"pm25": {"gte": 75}, "or": [{…}, {…}], "not": {…}}`; several entries mean
 * and. Fields that the viewer may not see at all are unknown here; whether he may ask about the others
 * is for the gate to say.
 */
export function parseFilter(
  given: unknown,
  fields: ReadonlyMap<string, Askable>,
  argument: 'where' | 'having' = 'where',
  places: ReadonlyMap<string, Place> = new Map(),
): Filter | undefined {
  if (given === null || given === undefined) return undefined;
  const filter = parseObject(given, { fields, places, values: 0, positions: 0 }, 1, argument);
  return asksNothing(filter) ? undefined : filter;
}

function parseObject(given: unknown, reading: Reading, depth: number, path: string): Filter {
  if (depth > RECORD_LIMITS.filterDepth) {
    throw badInput(
      'TOO_DEEP',
      path,
      `筛选嵌套超过 ${RECORD_LIMITS.filterDepth} 层`,
      `filter nested deeper than ${RECORD_LIMITS.filterDepth}`,
    );
  }
  if (!isObject(given)) throw wrongType(path, 'an object', '一个对象');
  const parts = Object.entries(given).map(([name, value]) =>
    parseEntry(name, value, reading, depth, `${path}.${name}`),
  );
  return allOf(parts);
}

/** What asks for nothing is left out, so that nobody takes it for a condition. */
function allOf(parts: readonly Filter[]): Filter {
  const asking = parts.filter((part) => !asksNothing(part));
  const [only] = asking;
  return asking.length === 1 && only !== undefined ? only : { kind: 'and', of: asking };
}

function asksNothing(filter: Filter): boolean {
  return filter.kind === 'and' && filter.of.length === 0;
}

function parseEntry(
  name: string,
  value: unknown,
  reading: Reading,
  depth: number,
  path: string,
): Filter {
  if (name === 'not') return { kind: 'not', of: parseObject(value, reading, depth + 1, path) };
  if (name === 'and' || name === 'or') {
    if (!Array.isArray(value)) throw wrongType(path, 'a list', '一个列表');
    countValues(reading, value.length, path);
    const parts = value.map((part, index) =>
      parseObject(part, reading, depth + 1, `${path}.${index}`),
    );
    if (name === 'and') return allOf(parts);
    // An alternative that asks for nothing leaves nothing to ask.
    return parts.some(asksNothing) ? allOf([]) : { kind: name, of: parts };
  }
  const field = reading.fields.get(name) ?? (reading.places.has(name) ? POINT : undefined);
  if (field === undefined) throw unknownField(name, path);
  return parseConditions(field, value, reading, path);
}

function parseConditions(field: Askable, given: unknown, reading: Reading, path: string): Filter {
  if (!isObject(given))
    throw wrongType(
      path,
      'an object of operators, such as {"eq": …}',
      '运算符对象，例如 {"eq": …}',
    );
  const conditions = Object.entries(given).map(([operator, value]): Filter => {
    const at = `${path}.${operator}`;
    const place = reading.places.get(field.name);
    if (place !== undefined && isPlaceOperator(operator)) {
      countValues(reading, 1, at);
      const { condition, positions } = readPlace(place, operator, value, at);
      countPositions(reading, positions, at);
      return condition;
    }
    if (field === POINT || !isOperator(operator) || !suits(operator, field.type)) {
      throw badInput(
        'UNKNOWN_OPERATOR',
        at,
        `字段 ${field.name} 没有运算符 ${operator}`,
        `field ${field.name} has no operator ${operator}`,
      );
    }
    return {
      kind: 'condition',
      field: field.name,
      operator,
      value: operand(operator, field, value, reading, at),
    };
  });
  const [only] = conditions;
  if (only === undefined) throw badInput('MISSING', path, '缺少运算符', 'an operator is missing');
  return conditions.length === 1 ? only : { kind: 'and', of: conditions };
}

function operand(
  operator: Operator,
  field: Askable,
  value: unknown,
  reading: Reading,
  path: string,
) {
  if (operator === 'isNull') {
    if (typeof value !== 'boolean') throw wrongType(path, 'true or false', 'true 或 false');
    return value;
  }
  if (operator === 'between' && !(Array.isArray(value) && value.length === 2))
    throw wrongType(path, 'a list of the least and the greatest value', '最小值和最大值两项的列表');
  if (operator === 'in' || operator === 'notIn' || operator === 'between') {
    if (!Array.isArray(value)) throw wrongType(path, 'a list', '一个列表');
    countValues(reading, value.length, path);
    return value.map((item, index) => checkValue(field.type, item, `${path}.${index}`));
  }
  if (operator === 'search') {
    const words = searchWords(checkValue(field.type, value, path), path);
    countValues(reading, words.length, path);
    return words;
  }
  countValues(reading, 1, path);
  return checkValue(field.type, value, path);
}

function countValues(reading: Reading, more: number, path: string): void {
  reading.values += more;
  if (reading.values > RECORD_LIMITS.filterValues) {
    throw badInput(
      'TOO_MANY',
      path,
      `筛选值超过 ${RECORD_LIMITS.filterValues} 个`,
      `more than ${RECORD_LIMITS.filterValues} values in the filter`,
    );
  }
}

/** Each row that is looked at is held against all of them. */
function countPositions(reading: Reading, more: number, path: string): void {
  reading.positions += more;
  if (reading.positions > RECORD_LIMITS.placePositions) {
    throw badInput(
      'TOO_MANY',
      path,
      `筛选中的位置合计超过 ${RECORD_LIMITS.placePositions} 个`,
      `more than ${RECORD_LIMITS.placePositions} positions in the filter`,
    );
  }
}

function isPlaceOperator(text: string): text is PlaceOperator {
  return (PLACE_OPERATORS as readonly string[]).includes(text);
}

function isOperator(text: string): text is Operator {
  return (OPERATORS as readonly string[]).includes(text);
}

/** The operators that a field of the type has. */
export function operatorsOf(type: Askable['type']): Operator[] {
  return OPERATORS.filter((operator) => suits(operator, type));
}

const TEXT_OPERATORS = new Set<Operator>(['contains', 'startsWith', 'endsWith', 'search']);

/** Geometry can only be present or absent; truth has no order; patterns are for text. */
function suits(operator: Operator, type: Askable['type']): boolean {
  if (operator === 'isNull') return true;
  if (type === 'GEOMETRY') return false;
  if (TEXT_OPERATORS.has(operator)) return type === 'STRING';
  if (type === 'BOOLEAN') return operator === 'eq' || operator === 'ne';
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongType(path: string, en: string, zh: string): Refusal {
  return badInput('WRONG_TYPE', path, `${path} 应为${zh}`, `${path} should be ${en}`);
}

export function unknownField(name: string, path: string): Refusal {
  return badInput(
    'UNKNOWN_FIELD',
    path,
    `没有字段 ${name.slice(0, 80)}`,
    `there is no field ${name.slice(0, 80)}`,
  );
}
