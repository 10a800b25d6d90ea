/** Large enough that the cost of a write does not count, small enough that a few of them are nothing. */
export const BLOCK_BYTES = 256 * 1024;

/**
 * Pieces of any size as blocks of one: a piece of a compressed format is a few kilobytes, and each would be a write
 * and a read of its own.
 * @param memory for the next block; as it stands, all are written into the same, and each holds until the next one
 *   is asked for
 */
export async function* inBlocks(
  pieces: AsyncIterable<string | Uint8Array>,
  memory: () => Uint8Array = sameMemory(),
): AsyncGenerator<Uint8Array> {
  let block = memory();
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
      block = memory();
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

function sameMemory(): () => Uint8Array {
  const block = aBlock();
  return () => block;
}

/** Memory of its own, for a block. */
export function aBlock(): Uint8Array {
  return Buffer.allocUnsafeSlow(BLOCK_BYTES);
}
