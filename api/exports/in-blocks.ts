/** Large enough that the cost of a write does not count, small enough that a few of them are nothing. */
export const BLOCK_BYTES = 128 * 1024;

/**
 * Pieces of any size as blocks of one: a piece that PostgreSQL sends is a few kilobytes, and each would be a write
 * and a read of its own. A block holds until the next one is asked for, since all are written into the same memory.
 */
export async function* inBlocks(
  pieces: AsyncIterable<string | Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  let filled = 0;
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    for (let at = 0; at < bytes.length; ) {
      const taken = Math.min(BLOCK_BYTES - filled, bytes.length - at);
      block.set(bytes.subarray(at, at + taken), filled);
      at += taken;
      filled += taken;
      if (filled < BLOCK_BYTES) continue;
      yield block;
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}
