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

/** A checked filter. Nulls follow SQL: a comparison with null is neither true nor false, and so does not match. */
export type Filter = Condition | { kind: 'and' | 'or'; of: Filter[] } | { kind: 'not'; of: Filter };

/** Every field that a filter looks at, however deeply. */
export function filteredFields(filter: Filter): string[] {
  if (filter.kind === 'condition') return [filter.field];
  if (filter.kind === 'not') return filteredFields(filter.of);
  return filter.of.flatMap(filteredFields);
}
