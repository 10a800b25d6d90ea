import type { Filter } from '../records/filter.ts';
import type { Grouping, Measure } from '../records/query.ts';
import { byBytes } from './conditions.ts';
import { floorAt, readDecimal } from './decimal.ts';

/** What two values of a column are compared by: equal ones have the same. */
export type Key = string | number | bigint;

/** How a column of figures is compared; each of its texts is read once, however often it is compared. */
export interface GroupKeys {
  of: (text: string) => Key;
  compare: (one: Key, other: Key) => number;
}

/** @param texts all that are compared: those of the column, and those that conditions name */
export function groupKeys(column: Grouping | Measure, texts: readonly string[]): GroupKeys {
  const { type } = column;
  // Interpolated figures are doubles, and what they are compared with becomes one.
  if ('function' in column && (column.function === 'MEDIAN' || column.function === 'PERCENTILE'))
    return { of: Number, compare: bySize };
  if (type !== 'INTEGER' && type !== 'NUMBER' && type !== 'DECIMAL')
    return { of: (text) => text, compare: (one, other) => byBytes(String(one), String(other)) };
  const read = new Map(texts.map((text) => [text, readDecimal(text)]));
  let scale = 0;
  for (const one of read.values()) scale = Math.max(scale, one.scale);
  const keys = new Map([...read].map(([text, one]) => [text, floorAt(one, scale).floor]));
  return {
    of: (text) => keys.get(text) ?? floorAt(readDecimal(text), scale).floor,
    compare: bySize,
  };
}

function bySize(one: Key, other: Key): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What the conditions compare a column with. */
export function comparedWith(filter: Filter | undefined, as: string): string[] {
  if (filter === undefined) return [];
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.of.flatMap((part) => comparedWith(part, as));
    case 'not':
      return comparedWith(filter.of, as);
    case 'condition':
      if (filter.field !== as || filter.operator === 'isNull') return [];
      return Array.isArray(filter.value) ? filter.value : [String(filter.value)];
    case 'place':
      return [];
  }
}
