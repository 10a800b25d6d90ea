/** Marks between cells that are typed; what is copied from a workbook has tabs. */
const TYPED = /[,，]/u;

/** Rows as they were typed or copied from a workbook: the header first, rows without any cell left out. */
export function readTypedTable(text: string): { columns: string[]; rows: string[][] } {
  const between = text.includes('\t') ? '\t' : TYPED;
  const [columns = [], ...rows] = text
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(between).map((cell) => cell.trim()));
  return { columns, rows };
}
