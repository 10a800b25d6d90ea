import type { Column } from '../records/query.ts';

/**
 * How the values of a field stand in a copy, so that nothing is reckoned there but integers:
 * CODED, a text by its place among the different ones in their order; SCALED, a number by its digits at the largest
 * scale of the field, which `varies` where not all values have it; MOMENT, microseconds since 1970 and the day in
 * Beijing.
 */
export type CopiedForm =
  | { kind: 'CODED'; texts: readonly string[] }
  | { kind: 'TEXT' }
  | { kind: 'SCALED'; scale: number; varies: boolean; width: number }
  | { kind: 'BOOLEAN' }
  | { kind: 'DAY' }
  | { kind: 'MOMENT' };

export type CopiedColumn = Pick<Column, 'name' | 'type'> & { form: CopiedForm; at: number };

/** What a copy says of itself. A field that it does not have cannot be asked there. */
export interface CopyContents {
  relation: string;
  release: number;
  rows: number;
  columns: readonly CopiedColumn[];
}

/** Names of columns in a copy: those of fields would clash there, where upper and lower case are one. */
export const COPY = {
  table: 'copied',
  about: 'about',
  value: (at: number) => `c${at}`,
  /** Of a number: the scale that the value has. */
  scale: (at: number) => `c${at}_scale`,
  /** Of an instant: its day in Beijing. */
  day: (at: number) => `c${at}_day`,
} as const;
