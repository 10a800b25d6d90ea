/** What a sheet shows and its reader does not tell. Rows and columns count from 0. */
export interface SheetLooks {
  /** By row and column, how deep the style of a text indents it. */
  indents: Map<number, Map<number, number>>;
  /** Rows without height, which nobody sees. */
  flatRows: number[];
}

export const noLooks = (): SheetLooks => ({ indents: new Map(), flatRows: [] });

/** Remembers how deep a cell is indented. */
export function indent(looks: SheetLooks, row: number, column: number, depth: number): void {
  const cells = looks.indents.get(row) ?? new Map<number, number>();
  looks.indents.set(row, cells.set(column, depth));
}
