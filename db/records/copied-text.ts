/** Bytes of PostgreSQL's text format for copies. */
export const TAB = 9;
export const NEWLINE = 10;
export const BACKSLASH = 92;

const ESCAPED = /\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}|[\s\S])/g;
const LETTERS: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** What stands in a cell of a copy; null where there is none. */
export function readCell(cell: string): string | null {
  if (!cell.includes('\\')) return cell;
  return cell === String.raw`\N` ? null : cell.replaceAll(ESCAPED, unescaped);
}

function unescaped(sequence: string): string {
  const letter = sequence.slice(1);
  return LETTERS[letter] ?? letter;
}
