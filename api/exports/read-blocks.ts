import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { aBlock } from './in-blocks.ts';

/** A part of a file, from the first to the last byte of it. */
export interface ByteRange {
  start: number;
  end: number;
}

/** The bytes of a file, each block in memory that is written over when the next one is asked for. */
export async function* readBlocks(path: string, range?: ByteRange): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const end = range === undefined ? Number.POSITIVE_INFINITY : range.end + 1;
    const memory = aBlock();
    for (let at = range?.start ?? 0; at < end; ) {
      const block = await readBlock(file, memory, at, end);
      if (block.length === 0) break;
      at += block.length;
      yield block;
    }
  } finally {
    await file.close();
  }
}

/** What a file holds from one place to another, as far as there is memory for it. */
export async function readBlock(
  file: FileHandle,
  memory: Uint8Array,
  at: number,
  end: number,
): Promise<Uint8Array> {
  const { bytesRead } = await file.read(memory, 0, Math.min(memory.length, end - at), at);
  return memory.subarray(0, bytesRead);
}
