import { afterAll, beforeAll, expect, test } from 'vitest';
import type { System } from '../../api/context.ts';
import { searchCatalogue } from '../../api/catalogue/search-catalogue.ts';
import { openDb, openPool } from '../../db/connect.ts';
import type { AppTables } from '../../db/tables.ts';
import { LINE_FIELDS } from '../../schema/catalogue/dataset.ts';
import { aDataset, aField } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

let city: TestSystem;
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  city = await aSystem();
});
afterAll(async () => {
  for (const end of ends) await end();
  await city.end();
});

/** Another process on the same database, with a memory of its own. */
function anotherProcess(): System {
  const pool = openPool(city.urlOf('app'), { max: 2, onError: () => undefined });
  const db = openDb<AppTables>(pool);
  ends.push(() => db.destroy());
  return { ...city.system, db };
}

async function found(system: System, search: string, order: 'RELEVANCE' | 'TITLE' = 'RELEVANCE') {
  const page = await searchCatalogue(system, { search, filter: {}, order, first: 100 });
  return page.entries.map(({ entry }) => entry.slug);
}

async function publish(slug: string): Promise<string> {
  const nest = aField('nest', { title: { zh: '巢号', en: 'Nest' }, key: true, nullable: false });
  const { id } = await aDataset(city, slug, [nest], {
    title: { zh: `白鹭观测（${slug}）`, en: 'Egrets' },
    summary: { zh: '伊河两岸的白鹭。', en: 'Egrets along the Yi.' },
    keywords: ['白鹭'],
  });
  return id;
}

const withdraw = ({ db, clock }: System, id: string) =>
  db
    .updateTable('dataset')
    .set({ state: 'WITHDRAWN', withdrawnAt: clock(), withdrawnReason: '测试' })
    .where('id', '=', id)
    .execute();

test('what one process changes, the next search in another goes by', async () => {
  const other = anotherProcess();
  expect(await found(other, '白鹭')).toEqual([]);
  const id = await publish('egrets');
  expect(await found(other, '白鹭')).toEqual(['egrets']);
  await withdraw(city.system, id);
  expect(await found(other, '白鹭')).toEqual([]);
});

test('what was begun earlier and committed later is not missed', async () => {
  const other = anotherProcess();
  let commit = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let written = (): void => undefined;
  const isWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  const early = await publish('egrets-early');
  const late = city.system.db.transaction().execute(async (trx) => {
    await withdraw({ ...city.system, db: trx }, early);
    written();
    await held;
  });
  await isWritten;
  await publish('egrets-between');
  expect(await found(other, '白鹭')).toEqual(
    expect.arrayContaining(['egrets-early', 'egrets-between']),
  );
  commit();
  await late;
  expect(await found(other, '白鹭')).not.toContain('egrets-early');
  expect(await found(other, '白鹭')).toContain('egrets-between');
});

test('a memory that saw many changes, at once and in any order, answers as a new one', async () => {
  const old = anotherProcess();
  await found(old, '白鹭');
  await Promise.all(
    Array.from({ length: 40 }, async (_, at) => {
      const id = await publish(`egrets-${at}`);
      await found(old, '白鹭');
      for (let change = 0; change < 4; change++) {
        await city.system.db
          .updateTable('dataset')
          .set({ titleZh: `白鹭观测${change}（${at}）` })
          .where('id', '=', id)
          .execute();
      }
      if (at % 3 === 0) await withdraw(city.system, id);
      await found(old, `白鹭 ${at}`);
    }),
  );
  const anew = anotherProcess();
  for (const search of ['白鹭', 'bailu', 'egret', '观测', '博物馆', '名称']) {
    for (const order of ['RELEVANCE', 'TITLE'] as const) {
      expect(await found(old, search, order), search).toEqual(await found(anew, search, order));
    }
  }
  const numbered = (await found(old, '白鹭')).filter((slug) => /\d$/.test(slug));
  expect(numbered).toHaveLength(26);
});

test('titles stand in the order in which the database puts them', async () => {
  const slugs = await found(city.system, '名称', 'TITLE');
  const sorted = await city.system.db
    .selectFrom('searchEntry')
    .innerJoin('dataset', 'dataset.id', 'searchEntry.datasetId')
    .select('dataset.slug')
    .where('dataset.slug', 'in', slugs)
    .orderBy('searchEntry.title')
    .orderBy('searchEntry.datasetId')
    .execute();
  expect(slugs.length).toBeGreaterThan(5);
  expect(slugs).toEqual(sorted.map(({ slug }) => slug));
});

test('what a list shows is the same whether the entries are read for it or not', async () => {
  const fields = [...LINE_FIELDS].map((name) =>
    ['title', 'summary'].includes(name) ? `${name} { zh en }` : name,
  );
  const ask = (more: string) =>
    city.ask(
      `{ catalogue(search: "名称", first: 5) { nodes { __typename ${fields.join(' ')} ${more} } } }`,
    );
  const [lines, whole] = [await ask(''), await ask('keywords')];
  expect(lines.errors).toBeUndefined();
  expect(lines.data.catalogue.nodes).toHaveLength(5);
  expect(
    whole.data.catalogue.nodes.map(
      ({ keywords: _keywords, ...line }: { keywords: string[] }) => line,
    ),
  ).toEqual(lines.data.catalogue.nodes);
});
