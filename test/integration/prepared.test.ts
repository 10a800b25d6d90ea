import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findEntry, findOpenSlugs } from '../../db/catalogue/entries.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

test('a statement that is prepared takes each call’s own values', async () => {
  const { db } = city.system;
  const slugs = ['museums', 'air-quality', 'no-such-dataset', 'museums'];
  const found = await Promise.all(slugs.map((slug) => findEntry(db, slug)));
  expect(found.map((entry) => entry?.slug)).toEqual([
    'museums',
    'air-quality',
    undefined,
    'museums',
  ]);
});

test('it outlives a migration that another process runs', async () => {
  const { db } = city.system;
  const owner = new pg.Client({ connectionString: city.urlOf() });
  await owner.connect();
  try {
    expect((await findEntry(db, 'museums'))?.slug).toBe('museums');
    await owner.query('alter table app.dataset add column added_later text');
    // Every connection of the pool has prepared it by now, so that each of these meets an outdated plan.
    const open = await findOpenSlugs(db, { after: '', limit: 8 });
    const slugs = open.map(({ slug }) => slug);
    const entries = await Promise.all(slugs.map((slug) => findEntry(db, slug)));
    expect(entries.map((entry) => entry?.slug)).toEqual(slugs);
  } finally {
    await owner.end();
  }
});
