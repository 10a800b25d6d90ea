import type pg from 'pg';
import type { Duplex } from 'node:stream';

const COPY_DATA = 'd'.charCodeAt(0);
/** A message is its kind, its length with these four bytes, and what it says. */
const HEAD = 5;
const LENGTH = 4;
/** Large enough that what a block costs does not count, small enough that a few of them are nothing. */
const BLOCK_BYTES = 256 * 1024;
/** What may lie here before the connection is not read from any more. */
const MOST_WAITING = 2 * BLOCK_BYTES;

type Listener = (chunk: Buffer) => void;

/**
 * A `COPY … TO STDOUT` whose rows are put together in blocks. It stands between the connection's stream and its
 * parser, which is given every other message. PostgreSQL sends each row as a message of its own; there are millions.
 */
export class CopyBytes implements pg.Submittable {
  readonly #statement: string;
  #stream: Duplex | undefined;
  #parsers: Listener[] = [];
  readonly #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #wake: () => void = () => undefined;
  #failure: Error | undefined;
  #over = false;

  readonly #head = Buffer.alloc(HEAD);
  #headBytes = 0;
  /** What has to come of the message that is being read, and whether it is a row. */
  #missing = 0;
  #isRow = false;
  #block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  #filled = 0;

  constructor(statement: string) {
    this.#statement = statement;
  }

  submit(connection: pg.Connection): void {
    this.#stream = connection.stream;
    this.#parsers = this.#stream.listeners('data') as Listener[];
    this.#stream.removeAllListeners('data');
    this.#stream.on('data', this.#arrived);
    connection.query(this.#statement);
  }

  readonly #arrived = (chunk: Buffer): void => {
    this.#waiting.push(chunk);
    this.#waitingBytes += chunk.length;
    if (this.#waitingBytes > MOST_WAITING) this.#stream?.pause();
    this.#wake();
  };

  handleError(failure: Error): void {
    this.#failure = failure;
    this.handleReadyForQuery();
  }

  handleCommandComplete(): void {
    // The rows are counted by nobody here.
  }

  handleReadyForQuery(): void {
    this.#over = true;
    this.#stream?.off('data', this.#arrived);
    for (const parser of this.#parsers) this.#stream?.on('data', parser);
    this.#stream?.resume();
    this.#wake();
  }

  /** Whole rows, in memory that is written over when the next ones are asked for. */
  async *blocks(): AsyncGenerator<Buffer> {
    for (;;) {
      const chunk = this.#waiting[0];
      if (chunk !== undefined) {
        for (let at = 0; at < chunk.length; ) {
          at = this.#take(chunk, at);
          if (at < chunk.length) yield this.#emptied();
        }
        this.#waiting.shift();
        this.#waitingBytes -= chunk.length;
        giveBack(chunk);
      } else if (this.#over) break;
      else {
        const arrival = new Promise<void>((resolve) => (this.#wake = resolve));
        this.#stream?.resume();
        await arrival;
      }
    }
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#filled > 0) yield this.#emptied();
  }

  #emptied(): Buffer {
    const filled = this.#block.subarray(0, this.#filled);
    this.#filled = 0;
    return filled;
  }

  /** Takes from a chunk until it is at its end, or a row has no room in the block; where it stopped. */
  #take(chunk: Buffer, from: number): number {
    let at = from;
    while (at < chunk.length) {
      if (this.#missing === 0) {
        const end = Math.min(at + HEAD - this.#headBytes, chunk.length);
        while (at < end) this.#head[this.#headBytes++] = chunk[at++] ?? 0;
        if (this.#headBytes < HEAD) break;
        this.#headBytes = 0;
        this.#missing = this.#head.readUInt32BE(1) - LENGTH;
        this.#isRow = this.#head[0] === COPY_DATA;
        if (!this.#isRow) this.#pass(this.#head);
        else if (this.#filled + this.#missing > this.#block.length) {
          if (this.#filled > 0) return at;
          this.#block = Buffer.allocUnsafeSlow(this.#missing);
        }
      }
      const end = Math.min(at + this.#missing, chunk.length);
      if (this.#isRow) this.#filled += chunk.copy(this.#block, this.#filled, at, end);
      else if (end > at) this.#pass(chunk.subarray(at, end));
      this.#missing -= end - at;
      at = end;
    }
    return at;
  }

  /** The parser keeps what it cannot read yet. */
  #pass(bytes: Buffer): void {
    for (const parser of this.#parsers) parser.call(this.#stream, Buffer.from(bytes));
  }
}

/** A fast copy leaves more memory behind than the collector is told of in time, so it is given back at once. */
function giveBack({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
