import type { Duplex } from 'node:stream';
import pg from 'pg';
import { RowBytes } from './row-bytes.ts';
import { RowTap } from './row-tap.ts';
import type { Statement } from './statement.ts';

/** What of the driver's connection is used here; its own types leave the half of it out. */
interface Wire {
  stream: Duplex;
  /** Texts of what the connection has prepared, by name. */
  parsedStatements: Record<string, string>;
  parse(statement: { name: string; text: string }): void;
  bind(given: { statement: string; values: unknown[]; valueMapper: ValueMapper }): void;
  execute(given: object): void;
  sync(): void;
}
type ValueMapper = (value: unknown) => unknown;

/** How the driver sends values. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue: ValueMapper } }).utils;

const taps = new WeakMap<Duplex, RowTap>();

function tapOf(stream: Duplex): RowTap {
  const tap = taps.get(stream) ?? new RowTap(stream);
  taps.set(stream, tap);
  return tap;
}

/**
 * A statement whose rows are put aside before the parser sees them. It says what the driver's own query says, but
 * does not ask what the columns are, which is known.
 */
export class RowsRequest implements pg.Submittable {
  readonly rows: Promise<RowBytes>;
  /** The driver notes under it that the statement is prepared. */
  readonly name: string;
  readonly text: string;
  readonly #values: unknown[];
  readonly #taken = new RowBytes();
  #tap: RowTap | undefined;
  #settle!: { resolve: (rows: RowBytes) => void; reject: (error: Error) => void };

  /** @param name under which it is prepared; without one it is for once */
  constructor({ text, values }: Statement, name = '') {
    this.name = name;
    this.text = text;
    this.#values = values;
    this.rows = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  submit(connection: pg.Connection): void {
    const wire = connection as unknown as Wire;
    const { name, text } = this;
    const isKnown = name !== '' && wire.parsedStatements[name] !== undefined;
    this.#tap = tapOf(wire.stream);
    this.#tap.rows = this.#taken;
    wire.stream.cork();
    try {
      if (!isKnown) wire.parse({ name, text });
      wire.bind({ statement: name, values: this.#values, valueMapper: prepareValue });
      wire.execute({});
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  }

  handleError(error: Error): void {
    this.#end();
    this.#settle.reject(error);
  }

  handleReadyForQuery(): void {
    this.#end();
    this.#settle.resolve(this.#taken);
  }

  handleCommandComplete(): void {}

  #end(): void {
    if (this.#tap !== undefined) this.#tap.rows = undefined;
  }
}
