import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLScalarType,
  GraphQLString,
  Kind,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import type { EntryField } from '../../api/catalogue/entry.ts';

/** Values stand as they are written in JSON; what a filter holds is judged with the field that it is for. */
const asWritten = (name: string, description: string) =>
  new GraphQLScalarType<unknown>({
    name,
    description,
    parseValue: (value) => value,
    parseLiteral: (node: ValueNode, variables) =>
      // The digits themselves: as a double they might not be those that were written.
      node.kind === Kind.INT || node.kind === Kind.FLOAT
        ? node.value
        : valueFromASTUntyped(node, variables),
  });

/** The scalar of each declared type. */
export const SCALAR: Record<EntryField['type'], GraphQLScalarType> = {
  STRING: GraphQLString,
  INTEGER: asWritten(
    'BigInt',
    '64 位整数；超过 2^53 的以文本给出。 A 64-bit integer; beyond 2^53 as text.',
  ),
  NUMBER: GraphQLFloat,
  DECIMAL: asWritten('Decimal', '精确的十进制数，文本。 An exact decimal number, as text.'),
  BOOLEAN: GraphQLBoolean,
  DATE: asWritten('Date', '日期，北京时间，如 2026-12-07。 A Beijing day, YYYY-MM-DD.'),
  DATETIME: asWritten('DateTime', '带时区的时刻。 An instant with its zone, RFC 3339.'),
  GEOMETRY: asWritten('GeoJSON', 'GeoJSON 几何（RFC 7946）。 A GeoJSON geometry (RFC 7946).'),
};
