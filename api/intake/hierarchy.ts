import { isBlank } from './find-header.ts';
import type { SheetRows } from './sheet-rows.ts';

/** Columns with so small a share of indented texts are only untidy. */
const INDENTED_SHARE = 0.1;
/** What one step of indentation is written as. */
const STEP = '  ';

/** Whether texts are at several depths, as those of a hierarchy are. */
export function isHierarchy(depths: readonly number[]): boolean {
  const share = depths.filter((depth) => depth > 0).length / depths.length;
  return share >= INDENTED_SHARE && new Set(depths).size > 1;
}

/**
 * Writes a hierarchy that only the style of cells shows as leading spaces, as other sheets have it: no file to
 * come keeps styles. A column that is moved as a whole stays as it is.
 * @param below the row of the header, from 1
 * @returns the places of such columns
 */
export function spellOutIndents({ rows, indents }: SheetRows, below: number): number[] {
  if (indents.size === 0) return [];
  const body = rows.slice(below);
  const columns = [...new Set([...indents.values()].flatMap((cells) => [...cells.keys()]))];
  const deep = columns.filter((at) => {
    const texts = body.filter(({ cells }) => !isBlank(cells[at]));
    return isHierarchy(texts.map(({ line }) => indents.get(line - 1)?.get(at) ?? 0));
  });
  for (const { line, cells } of body)
    for (const at of deep) {
      const depth = indents.get(line - 1)?.get(at) ?? 0;
      if (!isBlank(cells[at])) cells[at] = STEP.repeat(depth) + (cells[at] ?? '');
    }
  return deep.toSorted((one, other) => one - other);
}
