import type { RecordExport } from '../export-records.ts';

const [NEWLINE, QUOTE] = [10, 34];

/** The same content, telling how many rows have been taken of it, however they are taken. */
export function countRows(content: RecordExport, tell: (rows: number) => void): RecordExport {
  const { pieces, copied, csv } = content;
  // Rows that are made of copied lines are counted as rows.
  return {
    ...content,
    pieces: () => counted(pieces(), (piece) => piece.length, tell),
    copied: copied && (() => counted(copied(), linesOf, tell)),
    csv: csv && ((encoding) => counted(csv(encoding), csvLines(), tell)),
  };
}

async function* counted<Piece>(
  pieces: AsyncIterable<Piece>,
  rowsOf: (piece: Piece) => number,
  tell: (rows: number) => void,
): AsyncGenerator<Piece> {
  let rows = 0;
  for await (const piece of pieces) {
    rows += rowsOf(piece);
    tell(rows);
    yield piece;
  }
}

function linesOf(lines: Buffer): number {
  let count = 0;
  for (let at = lines.indexOf(NEWLINE); at >= 0; at = lines.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

/** Lines of CSV but for the first, which has the names; line ends between quotes end none, in no encoding of ours. */
function csvLines(): (piece: Buffer) => number {
  let quoted = false;
  let head = 1;
  return (piece) => {
    let count = 0;
    for (const byte of piece) {
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === NEWLINE && !quoted) count += 1;
    }
    if (count === 0) return 0;
    count -= head;
    head = 0;
    return count;
  };
}
