import type { Duplex } from 'node:stream';
import { RowBytes } from './row-bytes.ts';

const DATA_ROW = 'D'.charCodeAt(0);
/** A message is its kind, its length with these four bytes, and what it says. */
const HEAD = 5;

/**
 * Stands between a connection's stream and its parser, and puts the rows of one statement at a time aside as they
 * came. Every other message goes on to the parser, whole and in its turn.
 */
export class RowTap {
  readonly #pass: (chunk: Buffer) => void;
  /** The beginning of a message whose rest has not come, and how long it is at least. */
  #begun: Buffer[] = [];
  #missing = 0;
  /** Where the rows of the statement that runs are put; undefined where the parser is to have them. */
  rows: RowBytes | undefined;

  constructor(stream: Duplex) {
    const listeners = stream.listeners('data') as ((chunk: Buffer) => void)[];
    this.#pass = (chunk) => {
      for (const listener of listeners) listener.call(stream, chunk);
    };
    stream.removeAllListeners('data');
    stream.on('data', (chunk: Buffer) => this.#take(chunk));
  }

  #take(chunk: Buffer): void {
    this.#begun.push(chunk);
    this.#missing -= chunk.length;
    // Put together once, or a long message would be copied with every piece of it.
    if (this.#missing > 0) return;
    const bytes = this.#begun.length === 1 ? chunk : Buffer.concat(this.#begun);
    let passed = 0;
    let at = 0;
    while (at + HEAD <= bytes.length) {
      const end = at + 1 + bytes.readUInt32BE(at + 1);
      if (end > bytes.length) break;
      if (bytes[at] === DATA_ROW && this.rows !== undefined) {
        if (at > passed) this.#pass(bytes.subarray(passed, at));
        this.rows?.add(bytes, at + HEAD, end);
        passed = end;
      }
      at = end;
    }
    if (at > passed) this.#pass(bytes.subarray(passed, at));
    this.#begun = at < bytes.length ? [bytes.subarray(at)] : [];
    this.#missing =
      at + HEAD <= bytes.length ? at + 1 + bytes.readUInt32BE(at + 1) - bytes.length : 0;
  }
}
