import { EventEmitter, once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { aBlock, inBlocks } from './in-blocks.ts';
import { readBlock } from './read-blocks.ts';
import { RecentBlocks } from './recent-blocks.ts';

/**
 * A file while it is being written. Whoever reads it follows its growth, as fast as he can and no faster, while the
 * writing waits for nobody: the slowest reader holds no snapshot of the database. When the last reader has gone, so
 * does the writing.
 */
export class FileInMaking {
  readonly #growth = new EventEmitter().setMaxListeners(0);
  readonly #stopped = new AbortController();
  readonly #recent = new RecentBlocks();
  readonly #path: string;
  /** The length of the whole file in bytes; fails where it does not come to its end. */
  readonly ended: Promise<number>;
  #written = 0;
  #readers = 0;
  #over = false;

  constructor(path: string, pieces: AsyncIterable<string | Uint8Array>) {
    this.#path = path;
    // It is there before anyone can ask for it.
    closeSync(openSync(path, 'w', 0o600));
    this.ended = this.#write(pieces).finally(() => {
      this.#over = true;
      this.#growth.emit('more');
    });
    // Each reader learns of a failure by his own reading.
    this.ended.catch(() => undefined);
  }

  async #write(pieces: AsyncIterable<string | Uint8Array>): Promise<number> {
    const { signal } = this.#stopped;
    const file = await open(this.#path, 'w', 0o600);
    try {
      for await (const block of inBlocks(pieces, () => this.#recent.memory())) {
        signal.throwIfAborted();
        await file.writeFile(block);
        this.#recent.add(this.#written, block);
        this.#written += block.length;
        this.#growth.emit('more');
      }
    } finally {
      await file.close();
    }
    return this.#written;
  }

  /** Whether its last reader has gone, so that it will not come to its end. */
  get isStopped(): boolean {
    return this.#stopped.signal.aborted;
  }

  /** One more reader, who calls what he is given when he leaves. */
  join(): () => void {
    this.#readers += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#readers -= 1;
      if (this.#readers === 0 && !this.#over) this.#stopped.abort();
    };
  }

  /** The bytes from the first to the last, as they come; a piece holds until the next one is asked for. */
  async *read(): AsyncGenerator<Uint8Array> {
    const file = await open(this.#path, 'r');
    let memory: Uint8Array | undefined;
    try {
      for (let at = 0; ; ) {
        const [end, over] = [this.#written, this.#over];
        if (at < end) {
          const recent = this.#recent.hold(at);
          const block = recent?.bytes ?? (await readBlock(file, (memory ??= aBlock()), at, end));
          at += block.length;
          try {
            yield block;
          } finally {
            recent?.leave();
          }
        } else if (over) break;
        else await once(this.#growth, 'more');
      }
      await this.ended;
    } finally {
      await file.close();
    }
  }
}
