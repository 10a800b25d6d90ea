/** Bytes of PostgreSQL's text format for copies. */
export const TAB = 9;
export const NEWLINE = 10;
export const BACKSLASH = 92;

/** The bytes of a copy in pieces that end with a line. */
export async function* wholeLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer | undefined;
  for await (const piece of bytes) {
    const chunk = rest === undefined ? piece : Buffer.concat([rest, piece]);
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) yield chunk.subarray(0, end);
    rest = end < chunk.length ? chunk.subarray(end) : undefined;
  }
}

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
