import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { RawRow } from './read.ts';

const NEWLINE = 10;
const ESCAPED = /\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}|[\s\S])/g;
const LETTERS: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** What a `COPY … TO STDOUT` writes, from one snapshot. Whoever stops taking it ends the statement. */
export async function* copyOut(reader: pg.Pool, statement: string): AsyncGenerator<Buffer> {
  const client = await reader.connect();
  const bytes = client.query(copyTo(statement));
  let whole = false;
  try {
    yield* bytes as AsyncIterable<Buffer>;
    whole = true;
  } finally {
    // In the middle of a copy a connection is of no use to anyone: to end it ends the statement.
    client.release(!whole);
  }
}

/** The rows of a copy in the text format, in pieces as they come over the line. */
export async function* copiedRows(bytes: AsyncIterable<Buffer>): AsyncGenerator<RawRow[]> {
  let rest: Buffer | undefined;
  for await (const piece of bytes) {
    const chunk = rest === undefined ? piece : Buffer.concat([rest, piece]);
    const end = chunk.lastIndexOf(NEWLINE);
    if (end >= 0) yield chunk.toString('utf8', 0, end).split('\n').map(readLine);
    rest = end + 1 < chunk.length ? chunk.subarray(end + 1) : undefined;
  }
}

function readLine(line: string): RawRow {
  const cells: RawRow = line.split('\t');
  if (!line.includes('\\')) return cells;
  return cells.map((cell) => {
    if (cell === null || !cell.includes('\\')) return cell;
    return cell === String.raw`\N` ? null : cell.replaceAll(ESCAPED, unescaped);
  });
}

function unescaped(sequence: string): string {
  const letter = sequence.slice(1);
  return LETTERS[letter] ?? letter;
}
