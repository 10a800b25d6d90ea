/** The operators of a condition on one field. */
export const OPERATORS = [
  'eq',
  'ne',
  'in',
  'notIn',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'contains',
  'startsWith',
  'endsWith',
  'search',
  'isNull',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** One condition; `value` is PostgreSQL text input for the field's type, already checked: two of them for `between`, the words for `search`. */
export interface Condition {
  kind: 'condition';
  field: string;
  operator: Operator;
  value: string | boolean | string[];
}

/** What can be said of where a row is. */
export const PLACE_OPERATORS = ['near', 'inBox', 'inPolygon'] as const;
export type PlaceOperator = (typeof PLACE_OPERATORS)[number];

/**
 * A condition on where a row is, by a geometry or by longitude and latitude: that it has a point in common with a
 * region (GeoJSON text), or is within a distance of a point. The envelope (west, south, east, north) holds the region.
 */
export type PlaceCondition = {
  kind: 'place';
  fields: string[];
  envelope: number[];
} & ({ region: string } | { within: { longitude: number; latitude: number; metres: number } });

/** A checked filter. Nulls follow SQL: a comparison with null is neither true nor false, and so does not match. */
export type Filter =
  | Condition
  | PlaceCondition
  | { kind: 'and' | 'or'; of: Filter[] }
  | { kind: 'not'; of: Filter };

/** Every field that a filter looks at, however deeply. */
export function filteredFields(filter: Filter): string[] {
  if (filter.kind === 'condition') return [filter.field];
  if (filter.kind === 'place') return filter.fields;
  if (filter.kind === 'not') return filteredFields(filter.of);
  return filter.of.flatMap(filteredFields);
}
