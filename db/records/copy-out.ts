import type pg from 'pg';
import { readCell } from './copied-text.ts';
import { CopyBytes } from './copy-bytes.ts';
import type { RawRow } from './read.ts';

/**
 * What a `COPY … TO STDOUT` writes, from one snapshot: whole rows in each piece, in memory that is written over when
 * the next one is asked for. Whoever stops taking it ends the statement.
 */
export async function* copyOut(reader: pg.Pool, statement: string): AsyncGenerator<Buffer> {
  const client = await reader.connect();
  let whole = false;
  try {
    yield* client.query(new CopyBytes(statement)).blocks();
    whole = true;
  } finally {
    // In the middle of a copy a connection is of no use to anyone: to end it ends the statement.
    client.release(!whole);
  }
}

/** The rows of a copy in the text format. */
export async function* copiedRows(copied: AsyncIterable<Buffer>): AsyncGenerator<RawRow[]> {
  for await (const lines of copied)
    yield lines
      .toString('utf8', 0, lines.length - 1)
      .split('\n')
      .map(readLine);
}

function readLine(line: string): RawRow {
  const cells = line.split('\t');
  return line.includes('\\') ? cells.map(readCell) : cells;
}
