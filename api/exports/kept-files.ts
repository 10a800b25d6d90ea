import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FileInMaking } from './file-in-making.ts';
import { JOB_FILE } from './jobs/job-file.ts';
import type { Lane } from './lane.ts';
import { type ByteRange, readBlocks } from './read-blocks.ts';

/** Its name ends so beside a file that is whole; a file without it is being made, or was left by a process that ended. */
const FIGURES = '.figures.json';

/** Length and digests of a file. */
export interface FileFigures {
  bytes: number;
  sha256: string;
  sm3: string;
}

/** The length is known when the file is whole, the digests once somebody has asked for them. */
type KnownFigures = Pick<FileFigures, 'bytes'> & Partial<FileFigures>;

/** A file that can be taken. */
export interface KeptFile {
  /** Its length, where it is whole already. */
  bytes: number | undefined;
  /** Its length, once it is whole. */
  ended: () => Promise<number>;
  /** Its length and digests, once it is whole. */
  figures: () => Promise<FileFigures>;
  /** Its bytes; a piece holds until the next one is asked for. */
  read: (range?: ByteRange) => AsyncIterable<Uint8Array>;
  /** Called by each who took it, when he needs no more of it. */
  leave: () => void;
}

interface Making {
  making: FileInMaking;
  /** When what was made is kept, or dropped. */
  settled: Promise<void>;
}

/**
 * Files of whole releases: made when one is first asked for, kept while there is room, the least used go first. A
 * name stands for a content, and never for another one.
 */
export class KeptFiles {
  readonly #folder: string;
  readonly #room: number;
  readonly #lane: Lane;
  readonly #making = new Map<string, Making>();

  /** @param room bytes that may be kept */
  constructor(folder: string, room: number, lane: Lane) {
    this.#folder = folder;
    this.#room = room;
    this.#lane = lane;
  }

  /**
   * @param owner whose files it belongs to; they are dropped together
   * @throws RATE_LIMITED when as many are being made as may be
   */
  async take(
    owner: string,
    name: string,
    make: () => AsyncIterable<string | Uint8Array>,
  ): Promise<KeptFile> {
    const file = path.join(this.#folder, owner, name);
    for (;;) {
      const whole = await this.#whole(file);
      if (whole !== undefined) return whole;
      const running = this.#making.get(file);
      if (running?.making.isStopped === true) {
        await running.settled;
        continue;
      }
      const { making } = running ?? this.#begin(file, make());
      return {
        bytes: undefined,
        ended: () => making.ended,
        figures: async () => measure(file, { bytes: await making.ended }),
        read: (range) => (range === undefined ? making.read() : afterwards(file, making, range)),
        leave: making.join(),
      };
    }
  }

  async #whole(file: string): Promise<KeptFile | undefined> {
    const text = await readFile(file + FIGURES, 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    const figures = JSON.parse(text) as KnownFigures;
    // Made room for in the meantime: it is made anew.
    if (!(await touched(file))) return undefined;
    return {
      bytes: figures.bytes,
      ended: () => Promise.resolve(figures.bytes),
      figures: () => measure(file, figures),
      read: (range) => readBlocks(file, range),
      leave: () => undefined,
    };
  }

  #begin(file: string, pieces: AsyncIterable<string | Uint8Array>): Making {
    const leave = this.#lane.enter();
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const making = new FileInMaking(file, pieces);
    const settle = async () => {
      try {
        await note(file, { bytes: await making.ended });
        await this.makeRoom();
      } catch {
        await drop(file);
      } finally {
        this.#making.delete(file);
        leave();
      }
    };
    const begun = { making, settled: settle() };
    this.#making.set(file, begun);
    return begun;
  }

  /** Lets the least used files go that are beyond the room; files of jobs take their share of it and stay. */
  async makeRoom(): Promise<void> {
    const names = await readdir(this.#folder, { recursive: true }).catch(() => []);
    const files = await this.#sizes(
      names.filter((name) => name.endsWith(FIGURES)).map((name) => name.slice(0, -FIGURES.length)),
    );
    const jobs = await this.#sizes(names.filter((name) => JOB_FILE.test(path.basename(name))));
    let used = [...files, ...jobs].reduce((sum, { size }) => sum + size, 0);
    for (const { file, size } of files.toSorted((one, other) => one.mtimeMs - other.mtimeMs)) {
      if (used <= this.#room) break;
      await drop(file);
      used -= size;
    }
  }

  /** Of those that are still there: another process makes room too. */
  async #sizes(names: readonly string[]) {
    const found = names.map(async (name) => {
      const file = path.join(this.#folder, name);
      const { size, mtimeMs } = await stat(file);
      return { file, size, mtimeMs };
    });
    const settled = await Promise.allSettled(found);
    return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  }
}

function note(file: string, figures: KnownFigures): Promise<void> {
  return writeFile(file + FIGURES, JSON.stringify(figures), { mode: 0o600 });
}

async function measure(file: string, known: KnownFigures): Promise<FileFigures> {
  const { bytes, sha256, sm3 } = known;
  if (sha256 !== undefined && sm3 !== undefined) return { bytes, sha256, sm3 };
  const digests = { sha256: createHash('sha256'), sm3: createHash('sm3') };
  for await (const piece of readBlocks(file)) {
    for (const digest of Object.values(digests)) digest.update(piece);
  }
  const figures = {
    bytes,
    sha256: digests.sha256.digest('hex'),
    sm3: digests.sm3.digest('hex'),
  };
  await note(file, figures);
  return figures;
}

async function* afterwards(
  file: string,
  making: FileInMaking,
  range: ByteRange,
): AsyncGenerator<Uint8Array> {
  await making.ended;
  yield* readBlocks(file, range);
}

/** Says that a file was used; false where it is not there. */
async function touched(file: string): Promise<boolean> {
  const now = new Date();
  return utimes(file, now, now).then(
    () => true,
    () => false,
  );
}

async function drop(file: string): Promise<void> {
  await rm(file + FIGURES, { force: true });
  await rm(file, { force: true });
}

/** Drops what is kept of an owner, so that nothing that was purged stays in a file. */
export async function dropKept(folder: string, owner: string): Promise<void> {
  // Somebody may be putting a file there just now.
  await rm(path.join(folder, owner), { recursive: true, force: true, maxRetries: 5 });
}
