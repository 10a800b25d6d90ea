import type { Range } from '@e965/xlsx';
import { headerText } from './name-columns.ts';
import type { SentRow } from './recognition.ts';

const DEEPEST = 4;

/**
 * A header over several rows as one, in the lowest of them: 人口 over 男 and 女 becomes 人口/男 and 人口/女.
 * It is told by header cells that are merged downwards; undefined where there are none.
 */
export function mergedHeader(
  rows: readonly SentRow[],
  merges: readonly Range[],
  index: number,
): SentRow | undefined {
  const tall = merges.filter(
    ({ s, e }) => s.c === e.c && s.r <= index && e.r >= index && e.r > s.r,
  );
  const top = Math.min(...tall.map(({ s }) => s.r));
  const bottom = Math.max(...tall.map(({ e }) => e.r));
  if (tall.length === 0 || bottom - top >= DEEPEST) return undefined;
  const levels = rows.slice(top, bottom + 1).map(({ cells }, at) =>
    spread(
      cells,
      merges.filter(({ s }) => s.r === top + at),
    ),
  );
  const width = Math.max(...levels.map((cells) => cells.length));
  const cells = Array.from({ length: width }, (_, column) => {
    const names = levels.map((level) => headerText(level[column])).filter((name) => name !== '');
    return [...new Set(names)].join('/') || null;
  });
  return { line: bottom + 1, cells };
}

/** A cell merged over columns names each of them. */
function spread(cells: readonly (string | null)[], merges: readonly Range[]): (string | null)[] {
  const wide = [...cells];
  for (const { s, e } of merges)
    for (let column = s.c; column <= e.c; column++) wide[column] = cells[s.c] ?? null;
  return Array.from(wide, (cell) => cell ?? null);
}
