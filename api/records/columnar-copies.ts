import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import type { AppDb } from '../../db/connect.ts';
import type { ColumnarQuestion } from '../../db/columnar/compile-columnar.ts';
import {
  ColumnarEngine,
  type Copy,
  hasBroken,
  wasInterrupted,
  wasSpoiled,
  wasTooLarge,
} from '../../db/columnar/engine.ts';
import { makeCopy } from '../../db/columnar/make-copy.ts';
import { NotExact } from '../../db/columnar/not-exact.ts';
import type { Permit } from '../../db/records/permit.ts';
import type { ExportQuery } from '../../db/records/query.ts';
import type { RawRow } from '../../db/records/read.ts';
import type { Clock } from '../clock.ts';
import { Refusal } from '../errors.ts';
import {
  copyFiles,
  currentMarks,
  fileOfCopy,
  markOf,
  touch,
  type WantedCopy,
} from './copy-files.ts';
import { Pauses } from './pauses.ts';
import { QuestionLane } from './question-lane.ts';
import { dropUnfinished, unfinishedName } from './unfinished.ts';

export interface ColumnarParts {
  db: AppDb;
  /** Reads whole releases; its connections are not those of pages. */
  reader: pg.Pool;
  clock: Clock;
  folder: string;
  /** Megabytes of copies that are kept, and of memory. */
  room: number;
  memory: number;
  /** Questions that are answered at once, each on a thread. */
  threads: number;
  /** Smaller releases are left to PostgreSQL. */
  leastRows: number;
  onError: (error: unknown, what: string) => void;
}

/** Copies that wait to be made; more are begun when they are asked for again. */
const MOST_WAITING = 16;
/** What could not be made is not tried again for so long, in milliseconds. */
const PAUSE = 60 * 60_000;
/** Nor is what needed more memory than there was, perhaps beside another question. */
const PAUSE_OF_LARGE = 10 * 60_000;
/** Megabytes without which no copy can be made. */
const LEAST_MEMORY = 96;
/** As long as a statement of PostgreSQL may run, in milliseconds. */
const LONGEST_QUESTION = 10_000;
const SWEEP = 60_000;

/**
 * Copies of wholly unconditional releases for figures: made one after the other when they are first asked for, kept
 * while there is room, the least used go first. What is asked meanwhile PostgreSQL answers; what is purged, taken
 * back or no longer unconditional goes.
 */
export class ColumnarCopies {
  readonly #parts: ColumnarParts;
  readonly #lane: QuestionLane;
  readonly #open = new Map<string, Copy>();
  readonly #waiting = new Map<string, { wanted: WantedCopy; permit: Permit<ExportQuery> }>();
  readonly #failed: Pauses;
  readonly #tooLarge: Pauses;
  readonly #asked = new Set<string>();
  readonly #stopped = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #begun: Promise<void>;
  #engine: Promise<ColumnarEngine> | undefined;
  #making: Promise<void> | undefined;

  constructor(parts: ColumnarParts) {
    this.#parts = parts;
    this.#lane = new QuestionLane(parts.threads);
    this.#failed = new Pauses(parts.clock, PAUSE);
    this.#tooLarge = new Pauses(parts.clock, PAUSE_OF_LARGE);
    this.#begun = dropUnfinished(parts.folder)
      .catch((error: unknown) => parts.onError(error, 'unfinished copies were not deleted'))
      .then(() => this.sweep());
    this.#timer = setInterval(() => void this.sweep(), SWEEP).unref();
  }

  isWorthwhile(rows: number): boolean {
    return rows >= this.#parts.leastRows;
  }

  find(wanted: WantedCopy): Copy | undefined {
    return this.#open.get(fileOfCopy(this.#parts.folder, wanted));
  }

  /** Makes the copy in the background, or opens the one that lies there. */
  prepare(wanted: WantedCopy, permit: Permit<ExportQuery>): void {
    const file = fileOfCopy(this.#parts.folder, wanted);
    if (this.#failed.has(file) || this.#waiting.size >= MOST_WAITING) return;
    if (this.#stopped.signal.aborted || this.#waiting.has(file)) return;
    this.#waiting.set(file, { wanted, permit });
    this.#making ??= this.#makeAll();
  }

  /**
   * Undefined where the engine did not manage, and PostgreSQL answers.
   * @throws RATE_LIMITED when too many wait, UNAVAILABLE when it took too long
   */
  async ask(copy: Copy, question: ColumnarQuestion): Promise<RawRow[] | undefined> {
    const shape = `${copy.file} ${question.shape}`;
    if (this.#tooLarge.has(shape)) return undefined;
    this.#asked.add(copy.file);
    return this.#lane.enter(async () => {
      // It may have gone while the question waited.
      if (this.#open.get(copy.file) !== copy) return undefined;
      const opened = this.#opened();
      const engine = await opened;
      try {
        return await engine.ask(question, LONGEST_QUESTION);
      } catch (error) {
        if (wasInterrupted(error)) throw new Refusal('UNAVAILABLE', { argument: 'aggregates' });
        if (error instanceof NotExact) return undefined;
        this.#parts.onError(error, 'a copy of a release was not asked');
        if (wasTooLarge(error)) this.#tooLarge.begin(shape);
        if (hasBroken(error)) await this.#reopen(opened);
        if (wasSpoiled(error)) await this.#giveUp(copy);
        return undefined;
      }
    });
  }

  /** Resolves when nothing is being made. */
  async settled(): Promise<void> {
    await this.#begun;
    await this.#making;
  }

  /** Drops copies whose file has gone, and those of releases that may not have one any more. */
  async sweep(): Promise<void> {
    try {
      for (const file of this.#asked) await touch(file);
      this.#asked.clear();
      const lying = await copyFiles(this.#parts.folder);
      const there = new Set(lying.map(({ file }) => file));
      for (const file of this.#open.keys()) if (!there.has(file)) await this.#drop(file);
      const current = await currentMarks(
        this.#parts.db,
        lying.map(({ file }) => file),
      );
      for (const { file } of lying) if (!current.has(markOf(file))) await this.#drop(file);
    } catch (error) {
      this.#parts.onError(error, 'copies of releases were not swept');
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped.abort();
    await this.settled();
    const engine = await this.#engine?.catch(() => undefined);
    engine?.close();
  }

  #opened(): Promise<ColumnarEngine> {
    const { folder, memory } = this.#parts;
    this.#engine ??= ColumnarEngine.open(folder, memory).catch((error: unknown) => {
      this.#engine = undefined;
      throw error;
    });
    return this.#engine;
  }

  /** An engine that has broken answers nothing any more; the next one takes up the files that lie there. */
  async #reopen(broken: Promise<ColumnarEngine>): Promise<void> {
    if (this.#engine !== broken) return;
    this.#engine = undefined;
    this.#open.clear();
    (await broken).close();
  }

  /** A file that cannot be read is of no use; after a pause another is made. */
  async #giveUp(copy: Copy): Promise<void> {
    if (this.#open.get(copy.file) !== copy) return;
    this.#failed.begin(copy.file);
    await this.#drop(copy.file);
  }

  async #makeAll(): Promise<void> {
    await this.#begun;
    for (;;) {
      const [next] = this.#waiting;
      if (next === undefined || this.#stopped.signal.aborted) break;
      const [file, { permit }] = next;
      try {
        await this.#make(file, permit);
      } catch (error) {
        this.#failed.begin(file);
        if (!this.#stopped.signal.aborted)
          this.#parts.onError(error, 'a copy of a release was not made');
      }
      this.#waiting.delete(file);
    }
    this.#making = undefined;
  }

  async #make(file: string, permit: Permit<ExportQuery>): Promise<void> {
    // What the catalogue says at this moment, whatever the one who asked was told.
    if (!(await this.#isCurrent(file))) return;
    if (!(await touch(file))) {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const unfinished = unfinishedName(file);
      const { reader, memory, room } = this.#parts;
      try {
        await makeCopy(permit, {
          reader,
          file: unfinished,
          memory: Math.max(LEAST_MEMORY, memory / 2),
          room,
          signal: this.#stopped.signal,
        });
        await rename(unfinished, file);
      } finally {
        await rm(unfinished, { force: true });
        await rm(`${unfinished}.wal`, { force: true });
      }
      await this.#makeRoom();
    }
    // A purge that was carried out meanwhile has dropped the folder before, or is seen now.
    if (!(await this.#isCurrent(file))) await rm(file, { force: true });
    else if (await touch(file)) await this.#attach(file);
    else throw new Error('there is no room for it');
  }

  async #attach(file: string): Promise<void> {
    const opened = this.#opened();
    const engine = await opened;
    try {
      const copy = await engine.attach(file);
      // It may have been opened anew meanwhile.
      if (this.#engine === opened) this.#open.set(file, copy);
    } catch (error) {
      // Whatever spoiled it, another one can be made.
      await rm(file, { force: true });
      if (hasBroken(error)) await this.#reopen(opened);
      throw error;
    }
  }

  async #makeRoom(): Promise<void> {
    const lying = await copyFiles(this.#parts.folder);
    let used = lying.reduce((sum, { size }) => sum + size, 0);
    for (const { file, size } of lying.toSorted((one, other) => one.used - other.used)) {
      if (used <= this.#parts.room * 2 ** 20) break;
      await this.#drop(file);
      used -= size;
    }
  }

  async #isCurrent(file: string): Promise<boolean> {
    return (await currentMarks(this.#parts.db, [file])).has(markOf(file));
  }

  async #drop(file: string): Promise<void> {
    const copy = this.#open.get(file);
    this.#open.delete(file);
    await rm(file, { force: true });
    if (copy === undefined) return;
    try {
      await (await this.#opened()).detach(copy);
    } catch (error) {
      this.#parts.onError(error, 'a copy of a release was not closed');
    }
  }
}
