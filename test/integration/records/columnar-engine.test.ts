import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ColumnarEngine,
  type Copy,
  hasBroken,
  openInstance,
  wasInterrupted,
  wasSpoiled,
  wasTooLarge,
} from '../../../db/columnar/engine.ts';

/** A copy of so many rows as no test would load, written by the engine itself. */
const ROWS = 3_000_000;
let folder: string;
let file: string;
let engine: ColumnarEngine;
let copy: Copy;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'opendata-engine-'));
  file = path.join(folder, 'large.duckdb');
  const instance = await openInstance(file, 128, '');
  const connection = await instance.connect();
  const contents = { relation: 'large_v1', release: 1, rows: ROWS, columns: [] };
  await connection.run('create table about as select $1 as contents', [JSON.stringify(contents)]);
  await connection.run(
    `create table copied as select range as c0, (range * 7919) % 1000003 as c1 from range(${ROWS})`,
  );
  await connection.run('checkpoint');
  connection.closeSync();
  instance.closeSync();
  engine = await ColumnarEngine.open(folder, 128);
  copy = await engine.attach(file);
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(String));
/** Pairs of rows: hours of work. */
const endless = () => ({
  text: `select count(*) from ${copy.table} a, ${copy.table} b where (a.c0 * b.c0) % 7 = 3`,
  values: [],
  read,
});
const rows = () => ({ text: `select count(*) from ${copy.table}`, values: [], read });

test('a question that takes too long is interrupted, and others go on', async () => {
  const long = engine.ask(endless(), 200);
  await expect(engine.ask(rows(), 10_000)).resolves.toEqual([[String(ROWS)]]);
  const error: unknown = await long.catch((reason: unknown) => reason);
  expect(wasInterrupted(error)).toBe(true);
  await expect(engine.ask(rows(), 10_000)).resolves.toEqual([[String(ROWS)]]);
});

test('a question that needs more memory than there is fails alone', async () => {
  const text = `select list(c0 || '${'x'.repeat(200)}') from ${copy.table}`;
  const error: unknown = await engine
    .ask({ text, values: [], read }, 10_000)
    .catch((reason: unknown) => reason);
  expect([wasTooLarge(error), wasSpoiled(error), hasBroken(error)]).toEqual([true, false, false]);
  await expect(engine.ask(rows(), 10_000)).resolves.toEqual([[String(ROWS)]]);
});

test('the engine reaches its own folder and nothing else, and changes no copy', async () => {
  const refused = (text: string) =>
    expect(engine.ask({ text, values: [], read }, 10_000)).rejects.toThrow();
  await refused(`select * from read_text('/etc/passwd')`);
  await refused(`attach '${path.join(tmpdir(), 'elsewhere.duckdb')}' as elsewhere`);
  await refused('install httpfs');
  await refused('set enable_external_access = true');
  await refused(`delete from ${copy.table}`);
});

test('a copy that goes while it is asked ends nothing but the questions to it', async () => {
  const other = await engine.attach(file);
  const long = engine.ask(endless(), 300).catch((reason: unknown) => reason);
  await engine.detach(copy);
  await long;
  await expect(engine.ask(rows(), 10_000)).rejects.toThrow();
  copy = other;
  await expect(engine.ask(rows(), 10_000)).resolves.toEqual([[String(ROWS)]]);
});

test('a file that was damaged in the middle is known for it, and others are asked as before', async () => {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length * 0.4);
  const damaged = path.join(folder, 'damaged.duckdb');
  writeFileSync(damaged, bytes.fill(0xab, middle, middle + 300_000));
  const spoiled = await engine.attach(damaged);
  const text = `select sum(c0), sum(c1) from ${spoiled.table}`;
  const error: unknown = await engine
    .ask({ text, values: [], read }, 10_000)
    .catch((reason: unknown) => reason);
  expect([wasSpoiled(error), hasBroken(error)]).toEqual([true, false]);
  await expect(engine.ask(rows(), 10_000)).resolves.toEqual([[String(ROWS)]]);
});

test('an engine that has broken is known for it, and answers nothing any more', async () => {
  const instance = await openInstance(path.join(folder, 'breaking.duckdb'), 128, '');
  const connection = await instance.connect();
  await connection.run('create table one as select 1');
  await connection.run(`set debug_checkpoint_abort = 'before_header'`);
  const ending = (text: string) => connection.run(text).catch((reason: unknown) => reason);
  expect(hasBroken(await ending('checkpoint'))).toBe(true);
  expect(hasBroken(await ending('select 1'))).toBe(true);
  connection.closeSync();
  instance.closeSync();
});
