import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { RawRow } from '../records/read.ts';
import type { ColumnarQuestion } from './compile-columnar.ts';
import { COPY, type CopyContents } from './copied-columns.ts';

/** A copy that can be asked. */
export interface Copy {
  file: string;
  contents: CopyContents;
  /** Where it stands in the engine. */
  table: string;
}

/** Loads nothing from anywhere, and takes no more than it is given; each statement runs on one thread. */
const CONFINED = {
  threads: '1',
  autoload_known_extensions: 'false',
  autoinstall_known_extensions: 'false',
  allow_community_extensions: 'false',
};

/** DuckDB within this process. It is loaded when it is first needed, and is no dependency of anything else. */
export async function openInstance(
  file: string,
  megabytes: number,
  spill: string,
): Promise<DuckDBInstance> {
  const { DuckDBInstance: Instance } = await import('@duckdb/node-api');
  return Instance.create(file, {
    ...CONFINED,
    memory_limit: `${megabytes}MiB`,
    temp_directory: spill,
  });
}

/** Answers questions to copies, each on a connection that is its own for that time. */
export class ColumnarEngine {
  readonly #instance: DuckDBInstance;
  readonly #idle: DuckDBConnection[] = [];
  #attached = 0;
  #closed = false;

  private constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  /** @param folder the only one that it reaches */
  static async open(folder: string, megabytes: number): Promise<ColumnarEngine> {
    const instance = await openInstance(':memory:', megabytes, '');
    const engine = new ColumnarEngine(instance);
    await engine.#use(async (connection) => {
      await connection.run(`set allowed_directories = [${quotedText(folder)}]`);
      await connection.run('set enable_external_access = false');
      await connection.run('set lock_configuration = true');
    });
    return engine;
  }

  async attach(file: string): Promise<Copy> {
    const name = `copy_${this.#attached++}`;
    return this.#use(async (connection) => {
      await connection.run(`attach ${quotedText(file)} as ${name} (read_only)`);
      const result = await connection.runAndReadAll(`select contents from ${name}.${COPY.about}`);
      const [row] = result.getRows();
      const contents = JSON.parse(String(row?.[0])) as CopyContents;
      return { file, contents, table: `${name}.${COPY.table}` };
    });
  }

  /** What the engine held of the copy in memory goes with it. */
  async detach({ table }: Copy): Promise<void> {
    await this.#use((connection) => connection.run(`detach ${table.split('.')[0]}`));
  }

  /** @param longest milliseconds after which it is interrupted */
  async ask(
    { text, values, read }: Omit<ColumnarQuestion, 'shape'>,
    longest: number,
  ): Promise<RawRow[] | undefined> {
    return this.#use(async (connection) => {
      const overdue = setTimeout(() => connection.interrupt(), longest);
      try {
        const result = await connection.runAndReadAll(text, values);
        return read(result.getRows());
      } finally {
        clearTimeout(overdue);
      }
    });
  }

  async #use<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    const connection = this.#idle.pop() ?? (await this.#instance.connect());
    try {
      return await work(connection);
    } finally {
      if (this.#closed) connection.closeSync();
      else this.#idle.push(connection);
    }
  }

  /** What is being asked is answered before, or fails. */
  close(): void {
    this.#closed = true;
    for (const connection of this.#idle) connection.closeSync();
    this.#instance.closeSync();
  }
}

export const quotedText = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Whether a question was interrupted, rather than failed. */
export const wasInterrupted = (error: unknown) => begins(error, 'INTERRUPT');

/** Whether a question needed more memory than there is. */
export const wasTooLarge = (error: unknown) => begins(error, 'Out of Memory');

/** Whether a file is not as it was written, or cannot be read. */
export const wasSpoiled = (error: unknown) => begins(error, 'IO', 'Serialization');

/** Whether the engine answers nothing any more until it is opened anew. */
export const hasBroken = (error: unknown) => begins(error, 'FATAL', 'INTERNAL');

/** The engine tells its errors apart by how their messages begin. */
function begins(error: unknown, ...kinds: string[]): boolean {
  return error instanceof Error && kinds.some((kind) => error.message.startsWith(kind));
}
