import { ColumnarCopies, type ColumnarParts } from './columnar-copies.ts';

/** Of fewer rows PostgreSQL tells figures as soon as a copy would. */
const LEAST_ROWS = 20_000;

/** The copies of a process; none where there is no room for them. */
export function openColumnar(
  parts: Omit<ColumnarParts, 'leastRows'> & { leastRows?: number },
): ColumnarCopies | undefined {
  return parts.room === 0 ? undefined : new ColumnarCopies({ leastRows: LEAST_ROWS, ...parts });
}
