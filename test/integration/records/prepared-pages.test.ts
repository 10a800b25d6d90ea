import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRowBytes } from '../../../db/records/read-bytes.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';

let city: TestSystem;
let owner: pg.Client;
/** One connection, so that what was prepared before is there. */
let reader: pg.Pool;
beforeAll(async () => {
  city = await aSystem();
  owner = new pg.Client({ connectionString: city.urlOf() });
  await owner.connect();
  await owner.query('create table open.shelf (item text)');
  await owner.query(`insert into open.shelf values ('一'), (null), ('')`);
  await owner.query('grant select on open.shelf to public');
  reader = new pg.Pool({ connectionString: city.urlOf('reader'), max: 1 });
});
afterAll(async () => {
  await reader.end();
  await owner.end();
  await city.end();
});

async function items(text = 'select item from open.shelf where item is distinct from $1') {
  const rows = await readRowBytes(reader, { text, values: ['other'] });
  return Array.from({ length: rows.length }, (_, at) => rows.row(at)[0]);
}

const prepared = async () => {
  const { rows } = await reader.query<{ name: string }>('select name from pg_prepared_statements');
  return rows.length;
};

test('rows are read as they stand, and ordinary statements on the same connection as well', async () => {
  for (let time = 0; time < 3; time++) {
    await expect(items()).resolves.toEqual(['一', null, '']);
    const { rows } = await reader.query('select 1 as one');
    expect(rows).toEqual([{ one: 1 }]);
  }
  await expect(prepared()).resolves.toBe(1);
});

test('a refusal of the database reaches the asker, and the next page is answered', async () => {
  await expect(items('select 1 / 0 where $1 <> $1 or true')).rejects.toThrow('division by zero');
  await expect(items()).resolves.toEqual(['一', null, '']);
});

test('a prepared page outlives a change of its table', async () => {
  await items();
  await items();
  await owner.query('alter table open.shelf alter column item type varchar');
  await expect(items()).resolves.toEqual(['一', null, '']);
});

test('rows of many megabytes come whole', async () => {
  const size = 5_000_000;
  await expect(items(`select repeat('龙', ${size}) where $1::text <> ''`)).resolves.toEqual([
    '龙'.repeat(size),
  ]);
});

test('what a connection has prepared is bounded, however many questions come', async () => {
  for (let shape = 0; shape < 150; shape++) {
    const text = `select item from open.shelf where item is distinct from $1 limit ${100 + shape}`;
    await items(text);
    await expect(items(text)).resolves.toHaveLength(3);
    if (shape % 10 === 0) expect(await prepared()).toBeLessThan(64);
  }
});
