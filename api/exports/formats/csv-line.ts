const SPECIAL = /[",\r\n]/;
/** What Excel and WPS begin to calculate. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** One line of CSV (RFC 4180, ended as PostgreSQL ends it); nothing between commas is no value, two quotes an empty text. */
export function csvLine(cells: readonly (string | null)[], escapeFormulas = false): string {
  return `${cells.map((cell) => csvCell(cell, escapeFormulas)).join(',')}\n`;
}

function csvCell(cell: string | null, escapeFormulas: boolean): string {
  if (cell === null) return '';
  const text = escapeFormulas && FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return text === '' || SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
