import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identify } from '../../../api/accounts/identify.ts';
import { datasetBySlug } from '../../../api/catalogue/entry.ts';
import { judge } from '../../../api/records/admit.ts';
import { openColumnar } from '../../../api/records/open-columnar.ts';
import { copiesIn } from '../../support/copies.ts';
import { aDataset, aField, PRIVACY } from '../../support/dataset.ts';
import { asIntended } from '../../support/findings.ts';
import { FIELDS, ROWS, sentRows } from '../../support/oracle.ts';
import { aSystem, type TestSystem } from '../../support/system.ts';
import { aWorker } from '../../support/worker.ts';

let city: TestSystem;
let worker: Awaited<ReturnType<typeof aWorker>>;
let who: { authorization: string };
beforeAll(async () => {
  city = await aSystem({ copies: { leastRows: 1 } });
  worker = await aWorker(city);
  who = await city.key('citizen-li');
});
afterAll(async () => {
  await worker.end();
  await city.end();
});

/** How many rows have an id: asked with a filter, it is not among the kept figures. */
const count = async (
  slug: string,
  more = '',
  as: Record<string, string> = who,
  where = '{ id: { isNull: false } }',
) => {
  const { data, errors } = await city.ask(
    `query ($slug: String!) { dataset(slug: $slug) { aggregates(where: ${where}, measures: [{ function: COUNT, as: "rows" }] ${more}) { groups release { number } } } }`,
    { slug },
    as,
  );
  return errors?.[0]?.extensions.code ?? data.dataset.aggregates.groups[0].rows;
};
const asked = async (slug: string, more = '') => {
  const first = await count(slug, more);
  await city.system.columnar?.settled();
  expect(await count(slug, more)).toBe(first);
  return first;
};
/** The files in the folder of a dataset. */
const lying = (id: string) => {
  const folders = readdirSync(city.columnarFolder);
  return folders.includes(id) ? copiesIn(path.join(city.columnarFolder, id)) : [];
};
const aCopied = async (slug: string) => {
  const dataset = await aDataset(city, slug, FIELDS);
  await dataset.send(sentRows());
  await asked(slug);
  expect(lying(dataset.id)).toHaveLength(1);
  return dataset;
};

describe('a copy is made of what is wholly unconditional, and of nothing else', () => {
  test('while the first question is answered without it', async () => {
    const { id, send } = await aDataset(city, 'copied', FIELDS);
    await send(sentRows());
    expect(await count('copied')).toBe(ROWS.length);
    await city.system.columnar?.settled();
    expect(lying(id)).toEqual([expect.stringMatching(/\.duckdb$/)]);
    expect(await count('copied')).toBe(ROWS.length);
  });

  test('each release has its own', async () => {
    const { id, send } = await aCopied('copied-releases');
    await send(sentRows().slice(0, 50));
    expect(await asked('copied-releases')).toBe(50);
    expect(await asked('copied-releases', 'release: 1')).toBe(ROWS.length);
    expect(lying(id)).toHaveLength(2);
  });

  test.each([
    ['a conditional dataset', 'CONDITIONAL', 'CONDITIONAL', 'CONDITIONAL'],
    ['a dataset with a conditional field', 'UNCONDITIONAL', 'UNCONDITIONAL', 'CONDITIONAL'],
    ['a dataset with a closed field', 'UNCONDITIONAL', 'UNCONDITIONAL', 'CLOSED'],
  ] as const)('never of %s', async (_, openness, ofKey, ofField) => {
    const slug = `copied-${openness}-${ofField}`.toLowerCase();
    const dataset = await aDataset(
      city,
      slug,
      [
        aField('id', {
          key: true,
          openness: ofKey,
          ...(ofKey === 'CONDITIONAL' && { legalBasis: PRIVACY }),
        }),
        aField('phone', { openness: ofField, legalBasis: PRIVACY }),
      ],
      openness === 'CONDITIONAL' ? { openness, legalBases: [PRIVACY] } : {},
    );
    await dataset.send([['1', '138']]);
    for (let time = 0; time < 2; time++) {
      expect(await count(slug)).toBe(ofKey === 'CONDITIONAL' ? 'GRANT_REQUIRED' : 1);
      await city.system.columnar?.settled();
    }
    expect(lying(dataset.id)).toEqual([]);
  });

  test('not even where it is ordered outright: what the catalogue says counts', async () => {
    const { id, send } = await aDataset(city, 'copied-outright', [
      aField('id', { key: true }),
      aField('phone', { openness: 'CONDITIONAL', legalBasis: PRIVACY }),
    ]);
    await send([['1', '138']]);
    const { system } = city;
    const viewer = await identify(system, { ...who, sessionToken: undefined });
    const entry = await datasetBySlug(system, 'copied-outright');
    if (entry?.head == null) throw new Error('nothing is released');
    const { head } = entry;
    const { permit } = await judge(system, viewer, { entry, release: head }, () => ({
      kind: 'EXPORT',
      fields: ['id'],
    }));
    system.columnar?.prepare({ datasetId: id, release: head, digest: 'outright' }, permit);
    await system.columnar?.settled();
    expect(lying(id)).toEqual([]);
  });

  test('nor is it asked by those who may not read, or kept once a field is stricter', async () => {
    const { id } = await aCopied('copied-stricter');
    expect(await count('copied-stricter', '', {})).toBe('UNAUTHENTICATED');
    await city.system.db
      .updateTable('field')
      .set({ openness: 'CONDITIONAL' })
      .where('datasetId', '=', id)
      .where('name', '=', 'word')
      .execute();
    await city.system.columnar?.sweep();
    expect(lying(id)).toEqual([]);
    expect(await asked('copied-stricter')).toBe(ROWS.length);
    expect(lying(id)).toEqual([]);
  });
});

describe('what has to go goes from the copies', () => {
  test('a release that is taken back', async () => {
    const { id } = await aCopied('copied-withdrawn');
    const officer = await city.person('heritage-officer', '文物');
    await city.ask(
      'mutation { withdrawRelease(input: { dataset: "copied-withdrawn", release: 1, reason: "误发" }) { errors { code } } }',
      {},
      officer,
    );
    expect(lying(id)).toEqual([]);
    expect(await count('copied-withdrawn')).toBe('NOT_RELEASED');
  });

  test('values that are purged, from the file and from the answers at once', async () => {
    const leak = '13798765432';
    const dataset = await aDataset(city, 'copied-leak', [
      aField('id', { key: true }),
      aField('phone'),
    ]);
    await asIntended(
      city,
      dataset.send([
        ['1', leak],
        ['2', '0379-1'],
      ]),
    );
    const holders = () => count('copied-leak', '', who, `{ phone: { eq: "${leak}" } }`);
    await asked('copied-leak');
    expect(await holders()).toBe(1);
    const [file = ''] = lying(dataset.id);
    const bytes = readFileSync(path.join(city.columnarFolder, dataset.id, file));
    expect(bytes.includes(leak)).toBe(true);

    const post = (url: string, as: Record<string, string>, body: object) =>
      worker.ask('POST', `/deliveries/${url}`, as, body);
    const ordered = await post(
      'copied-leak/purges',
      await city.person('heritage-officer', '文物'),
      {
        kind: 'VALUES',
        values: [leak],
        what: { zh: '误发的联系电话', en: 'Telephone numbers released by mistake' },
        reason: '投诉',
      },
    );
    await post(
      `purges/${ordered.body.purge}/confirm`,
      await city.person('heritage-principal', '文物'),
      {},
    );
    expect(lying(dataset.id)).toEqual([]);
    expect(await holders()).toBe(0);
    await city.system.columnar?.settled();
    expect(await holders()).toBe(0);
    for (const name of lying(dataset.id))
      expect(readFileSync(path.join(city.columnarFolder, dataset.id, name)).includes(leak)).toBe(
        false,
      );
  });
});

/** A second process on the same folder and database. */
const another = (more: Partial<Parameters<typeof openColumnar>[0]> = {}) => {
  const faults: unknown[] = [];
  const { db, reader, clock } = city.system;
  const columnar = openColumnar({
    db,
    reader,
    clock,
    folder: city.columnarFolder,
    room: 100,
    memory: 128,
    threads: 1,
    leastRows: 1,
    onError: (error) => faults.push(error),
    ...more,
  });
  if (columnar === undefined) throw new Error('no room');
  return { columnar, faults };
};

describe('a copy is used when it is whole', () => {
  test('what a process left that ended in the middle is never used, and goes', async () => {
    const { id, send } = await aDataset(city, 'copied-half', FIELDS);
    await send(sentRows());
    const folder = path.join(city.columnarFolder, id);
    mkdirSync(folder);
    const making = (pid: number, part: string) => `x.0.y.duckdb.making-${pid}${part}`;
    // No process has so large an id.
    const ended = 2 ** 30;
    for (const pid of [ended, process.pid, process.ppid])
      for (const part of ['', '.lines', '.sent'])
        writeFileSync(path.join(folder, making(pid, part)), 'half');
    const { columnar, faults } = another();
    await columnar.settled();
    await columnar.close();
    const ofLiving = ['', '.lines', '.sent'].map((part) => making(process.ppid, part));
    expect([lying(id).toSorted(), faults]).toEqual([ofLiving, []]);
    for (const name of ofLiving) rmSync(path.join(folder, name));
    expect(await asked('copied-half')).toBe(ROWS.length);
  });

  test('and neither is a file that was spoiled, in whose place another is made', async () => {
    const { id } = await aCopied('copied-spoiled');
    const [name = ''] = lying(id);
    const file = path.join(city.columnarFolder, id, name);
    const time = { now: city.system.clock() };
    const { columnar, faults } = another({ clock: () => time.now });
    writeFileSync(`${file}.other`, readFileSync(file).fill(0, 0, 4096));
    renameSync(`${file}.other`, file);
    const was = city.system.columnar;
    city.system.columnar = columnar;
    expect(await asked('copied-spoiled')).toBe(ROWS.length);
    expect([lying(id), faults.length]).toEqual([[], 1]);
    time.now = new Date(time.now.getTime() + 2 * 60 * 60_000);
    expect(await asked('copied-spoiled')).toBe(ROWS.length);
    expect([lying(id), faults.length]).toEqual([[name], 1]);
    city.system.columnar = was;
    await columnar.close();
  });

  describe('one that cannot be asked as it should', () => {
    /** A copy that a process of its own has open. */
    const anOpened = async (slug: string) => {
      const { id, send } = await aDataset(city, slug, FIELDS);
      await send(sentRows());
      const { system } = city;
      const viewer = await identify(system, { ...who, sessionToken: undefined });
      const entry = await datasetBySlug(system, slug);
      if (entry?.head == null) throw new Error('nothing is released');
      const { head } = entry;
      const { permit } = await judge(system, viewer, { entry, release: head }, () => ({
        kind: 'EXPORT',
        fields: entry.fields.map(({ name }) => name),
      }));
      const wanted = { datasetId: id, release: head, digest: 'asked' };
      const time = { now: system.clock() };
      const { columnar, faults } = another({ clock: () => time.now });
      const made = async () => {
        columnar.prepare(wanted, permit);
        await columnar.settled();
        return columnar.find(wanted);
      };
      const copy = await made();
      if (copy === undefined) throw new Error('there is no copy');
      const ask = (text: string) =>
        columnar.ask(copy, { text, shape: text, values: [], read: (rows) => [[`${rows.length}`]] });
      const later = () => (time.now = new Date(time.now.getTime() + 2 * 60 * 60_000));
      return { id, copy, made, ask, later, columnar, faults };
    };

    test('goes where its file cannot be read, and another is made after a pause', async () => {
      const { id, made, ask, later, columnar, faults } = await anOpened('copied-unreadable');
      const unreadable = `from read_csv('${city.columnarFolder}/nothing.csv')`;
      expect(await ask(unreadable)).toBeUndefined();
      expect([lying(id), await made(), faults.length]).toEqual([[], undefined, 1]);
      later();
      expect(await made()).toBeDefined();
      expect(faults).toHaveLength(1);
      await columnar.close();
    });

    test('is left alone for a while with what needs more memory than there is', async () => {
      const { copy, ask, later, columnar, faults } = await anOpened('copied-large');
      const large = `select list(range || '${'x'.repeat(200)}') from range(3000000)`;
      for (let time = 0; time < 2; time++) expect(await ask(large)).toBeUndefined();
      expect(faults).toHaveLength(1);
      expect(await ask(`select true from ${copy.table} limit 1`)).toEqual([['1']]);
      later();
      expect(await ask(large)).toBeUndefined();
      expect(faults).toHaveLength(2);
      await columnar.close();
    });
  });

  test('where copies are switched off, those that were made go', async () => {
    const folder = path.join(city.columnarFolder, 'off');
    mkdirSync(path.join(folder, 'one'), { recursive: true });
    writeFileSync(path.join(folder, 'one', 'x.0.y.duckdb'), 'copy');
    const { db, reader, clock } = city.system;
    const parts = { db, reader, clock, folder, room: 0, memory: 128, threads: 1 };
    const faults: unknown[] = [];
    const columnar = openColumnar({ ...parts, onError: (error) => faults.push(error) });
    expect([columnar, existsSync(folder), faults]).toEqual([undefined, false, []]);
  });

  test('a process that ends gives up what it makes, and leaves nothing', async () => {
    const folder = path.join(city.columnarFolder, 'ending');
    const { columnar, faults } = another({ folder });
    const was = city.system.columnar;
    city.system.columnar = columnar;
    const { send } = await aDataset(city, 'copied-ending', FIELDS);
    await send(sentRows());
    await count('copied-ending');
    await columnar.close();
    city.system.columnar = was;
    expect(copiesIn(folder).filter((name) => !name.endsWith('.duckdb'))).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('where there is no room PostgreSQL answers, and nothing stays', async () => {
    const folder = path.join(city.columnarFolder, 'small');
    const { columnar, faults } = another({ folder, room: 0.01 });
    const was = city.system.columnar;
    city.system.columnar = columnar;
    const { send } = await aDataset(city, 'copied-small', FIELDS);
    await send(sentRows());
    expect(await asked('copied-small')).toBe(ROWS.length);
    city.system.columnar = was;
    await columnar.close();
    expect(copiesIn(folder)).toEqual([]);
    expect(faults).toHaveLength(1);
  });

  test('of those that are too many the least used goes', async () => {
    const folder = path.join(city.columnarFolder, 'two');
    const { columnar } = another({ folder, room: 1.2 });
    const was = city.system.columnar;
    city.system.columnar = columnar;
    for (const slug of ['copied-one', 'copied-two', 'copied-three']) {
      const { send } = await aDataset(city, slug, FIELDS);
      await send(sentRows());
      expect(await asked(slug)).toBe(ROWS.length);
    }
    city.system.columnar = was;
    await columnar.close();
    const left = copiesIn(folder).length;
    expect([left > 0, left < 3]).toEqual([true, true]);
  });
});

test('no copy that could be made was not', () => {
  expect(city.columnarFaults).toEqual([]);
});
