import { rmSync } from 'node:fs';
import { ColumnarCopies, type ColumnarParts } from './columnar-copies.ts';

/** Of fewer rows PostgreSQL tells figures as soon as a copy would. */
const LEAST_ROWS = 20_000;

/** The copies of a process; none where there is no room for them, and those that lay there go. */
export function openColumnar(
  parts: Omit<ColumnarParts, 'leastRows'> & { leastRows?: number },
): ColumnarCopies | undefined {
  if (parts.room > 0) return new ColumnarCopies({ leastRows: LEAST_ROWS, ...parts });
  try {
    rmSync(parts.folder, { recursive: true, force: true });
  } catch (error) {
    parts.onError(error, 'copies of releases were not deleted');
  }
  return undefined;
}
