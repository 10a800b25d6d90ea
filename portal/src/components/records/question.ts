import type { FieldType, Text, Value } from '../../graphql/contract';

export const OPERATORS = ['eq', 'ne', 'gte', 'lte', 'contains', 'startsWith', 'isNull'] as const;
export type Operator = (typeof OPERATORS)[number];

export interface Condition {
  field: string;
  operator: Operator;
  value: string;
}

export interface Sort {
  field: string;
  direction: 'ASC' | 'DESC';
}

export const operatorWords: Record<Operator, Text> = {
  eq: { zh: '等于', en: 'is' },
  ne: { zh: '不等于', en: 'is not' },
  gte: { zh: '不小于', en: 'at least' },
  lte: { zh: '不大于', en: 'at most' },
  contains: { zh: '含', en: 'contains' },
  startsWith: { zh: '开头是', en: 'begins with' },
  isNull: { zh: '缺测', en: 'is missing' },
};

const ORDERED = new Set<FieldType>(['INTEGER', 'NUMBER', 'DECIMAL', 'DATE', 'DATETIME']);

export function operatorsFor(type: FieldType): Operator[] {
  if (type === 'STRING') return ['contains', 'eq', 'ne', 'startsWith', 'isNull'];
  if (ORDERED.has(type)) return ['gte', 'lte', 'eq', 'ne', 'isNull'];
  return type === 'BOOLEAN' ? ['eq', 'isNull'] : ['isNull'];
}

/** In the address a condition is `field.operator.value`; what does not read as one is passed over. */
export function conditionsOf(params: URLSearchParams): Condition[] {
  return params.getAll('f').flatMap((text) => {
    const [field, operator, ...value] = text.split('.');
    const known = OPERATORS.find((one) => one === operator);
    return field && known ? [{ field, operator: known, value: value.join('.') }] : [];
  });
}

export function conditionText({ field, operator, value }: Condition): string {
  return `${field}.${operator}.${value}`;
}

export function sortOf(params: URLSearchParams): Sort | undefined {
  const [field, direction] = (params.get('sort') ?? '').split('.');
  return field ? { field, direction: direction === 'DESC' ? 'DESC' : 'ASC' } : undefined;
}

function valueOf({ operator, value }: Condition, type: FieldType | undefined): Value {
  if (operator === 'isNull') return true;
  if (type === 'INTEGER' || type === 'NUMBER') return Number(value);
  return type === 'BOOLEAN' ? value === 'true' : value;
}

/** The filter that the endpoint understands, or none. */
export function whereOf(
  conditions: Condition[],
  typeOf: (field: string) => FieldType | undefined,
): Value {
  if (conditions.length === 0) return null;
  return {
    and: conditions.map((one) => ({
      [one.field]: { [one.operator]: valueOf(one, typeOf(one.field)) },
    })),
  };
}
