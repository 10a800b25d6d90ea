import { GraphQLError, Kind, type ValueNode } from 'graphql';
import { builder } from './builder.ts';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

builder.scalarType('Date', {
  description: '日期，北京时间，如 2026-12-07。 A Beijing day, YYYY-MM-DD.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)))
      return value;
    throw new GraphQLError('A Date is written YYYY-MM-DD.');
  },
});

builder.scalarType('DateTime', {
  description:
    '带时区的时刻，如 2026-11-23T09:12:00.000+08:00。 An instant with its zone, RFC 3339, Beijing time.',
  serialize: beijingInstant,
  parseValue: (value) => {
    if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return new Date(value);
    throw new GraphQLError('A DateTime is written as RFC 3339.');
  },
});

builder.scalarType('JSON', {
  description: '任意 JSON 值。 Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: readLiteral,
});

builder.scalarType('Record', {
  description: '一行数据：字段名到值的对象。 One row: an object from field name to value.',
  serialize: (value) => value,
});

const EIGHT_HOURS = 8 * 3_600_000;

function beijingInstant(value: Date | string): string {
  const shifted = new Date(new Date(value).getTime() + EIGHT_HOURS);
  return `${shifted.toISOString().slice(0, -1)}+08:00`;
}

/** A literal inside a query, as the same value that a variable would have. */
function readLiteral(node: ValueNode, variables?: Record<string, unknown> | null): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return variables?.[node.name.value];
    case Kind.NULL:
      return null;
    case Kind.INT:
    case Kind.FLOAT:
      // Beyond what a double holds exactly, the digits themselves are the value.
      return Number.isSafeInteger(Number(node.value)) || node.kind === Kind.FLOAT
        ? Number(node.value)
        : node.value;
    case Kind.LIST:
      return node.values.map((value) => readLiteral(value, variables));
    case Kind.OBJECT:
      return Object.fromEntries(
        node.fields.map((field) => [field.name.value, readLiteral(field.value, variables)]),
      );
    default:
      return node.value;
  }
}
