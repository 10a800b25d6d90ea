import { aBlock } from './in-blocks.ts';

/** How far a reader may fall behind before he reads from the file. */
const MOST_BLOCKS = 4;

interface Block {
  /** Where in the file it stands. */
  start: number;
  bytes: Uint8Array;
  readers: number;
}

/** The end of a file that grows, still in memory: who follows closely need not read what has just been written. */
export class RecentBlocks {
  readonly #blocks: Block[] = [];

  /** Memory for the next block: that of the oldest one, unless somebody is still reading it. */
  memory(): Uint8Array {
    const oldest = this.#blocks.length < MOST_BLOCKS ? undefined : this.#blocks.shift();
    if (oldest === undefined || oldest.readers > 0) return aBlock();
    return new Uint8Array(oldest.bytes.buffer);
  }

  add(start: number, bytes: Uint8Array): void {
    this.#blocks.push({ start, bytes, readers: 0 });
  }

  /** What there is from here on; it stays as it is until it is left. */
  hold(at: number): { bytes: Uint8Array; leave: () => void } | undefined {
    const block = this.#blocks.find(({ start, bytes }) => start <= at && at < start + bytes.length);
    if (block === undefined) return undefined;
    block.readers += 1;
    return {
      bytes: block.bytes.subarray(at - block.start),
      leave: () => {
        block.readers -= 1;
      },
    };
  }
}
