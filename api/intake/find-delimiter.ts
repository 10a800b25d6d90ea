import { DelimitedParser } from './parse-delimited.ts';

const SAMPLE_ROWS = 60;
const DELIMITERS = [',', '\t', ';', '|'];

/** The delimiter that cuts most lines into the same number of cells; quoted cells don't mislead it. */
export function findDelimiter(text: string, newline: '\n' | '\r'): string {
  // Excel says it in a first line of its own where the regional setting is not the comma.
  const said = /^sep=([,;\t|])\r?\n?/.exec(text)?.[1];
  if (said !== undefined) return said;
  const scores = DELIMITERS.map((delimiter) => evenness(text, delimiter, newline));
  return DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ',';
}

/** Share of the lines that have the commonest width, a little more for wider tables; 0 without a cut. */
function evenness(text: string, delimiter: string, newline: '\n' | '\r'): number {
  // A quote that stays open under one delimiter is reported by the reading, not here.
  const rows = new DelimitedParser(delimiter, newline).push(text, false).slice(0, SAMPLE_ROWS);
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  const scores = [...counts].map(([width, count]) =>
    width > 1 ? count / rows.length + width / 10_000 : 0,
  );
  return Math.max(0, ...scores);
}
