import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anExportingCity, anOwner, EXPORTED, lockRows, type ToldJob } from '../support/exporter.ts';

/** Exports that are made as jobs: asking, the file, its manifest, and for whom. */
let all: Awaited<ReturnType<typeof anExportingCity>>;
beforeAll(async () => {
  all = await anExportingCity();
});
afterAll(() => all.end());

const { where } = EXPORTED;

describe('an export that is made apart from the request', () => {
  let job: ToldJob;
  beforeAll(async () => {
    job = await all.li.take({ dataset: 'jobs', where });
  });

  test('is of the same bytes as one that is streamed, with a manifest that tells all about it', async () => {
    const query = new URLSearchParams({ where: JSON.stringify(where), release: '1' });
    const streamed = await all.get(
      `${all.city.system.links.origin}/exports/jobs.csv?${query.toString()}`,
      all.li.who,
    );
    const { rawPayload, headers } = await all.get(job.downloadUrl);
    expect(rawPayload.equals(streamed.rawPayload)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-length': String(job.bytes),
      'x-row-count': String(EXPORTED.rows / 2),
    });
    const digest = (name: string) => createHash(name).update(rawPayload).digest('hex');
    const figures = {
      rows: EXPORTED.rows / 2,
      bytes: job.bytes,
      sha256: digest('sha256'),
      sm3: digest('sm3'),
    };
    expect(job).toMatchObject({
      rowsDone: EXPORTED.rows / 2,
      sha256: figures.sha256,
      sm3: figures.sm3,
    });
    const manifest = (await all.get(job.manifestUrl)).json();
    expect(manifest).toMatchObject({
      ...figures,
      release: 1,
      query: { fields: ['id', 'kind', 'note'], where },
    });
    expect(manifest.fields).toMatchObject([{ name: 'id', title: { zh: 'id' } }, {}, {}]);
    const again = await all.get(manifest.file, all.li.who);
    expect(again.rawPayload.equals(rawPayload)).toBe(true);
  });

  test('counts its rows in every format, and gives each the form that it has when streamed', async () => {
    for (const format of ['XLSX', 'JSON', 'NDJSON', 'XML', 'NT', 'PARQUET']) {
      const made = await all.li.take({ dataset: 'jobs', where, format });
      expect([format, made.state, made.rowsDone]).toEqual([format, 'READY', EXPORTED.rows / 2]);
      await all.li.cancel(made.id);
    }
    const whole = await all.li.take({ dataset: 'jobs', encoding: 'GB18030' });
    expect([whole.rowsDone, whole.rowsEstimated]).toEqual([EXPORTED.rows, EXPORTED.rows]);
    await all.li.cancel(whole.id);
  });

  test('stays with the release of the moment in which it was asked for', async () => {
    const open = await lockRows(all.city, 'jobs');
    const { exportJob } = await all.chen.request({ dataset: 'jobs', where });
    expect(exportJob).toMatchObject({ release: 1, rowsEstimated: EXPORTED.rows });
    await open();
    await all.send(EXPORTED.saying('第二版'));
    const made = await all.chen.until(exportJob.id, 'READY');
    expect((await all.get(made.downloadUrl)).body).toContain('第一版');
    expect((await all.get(made.downloadUrl)).body).not.toContain('第二版');
    await all.chen.cancel(made.id);
  });

  test('stands in the list of who asked for it, and of nobody else', async () => {
    const list = `{ viewer { exports(first: 1) { totalCount nodes { id state dataset { slug } } pageInfo { hasNextPage endCursor } } } }`;
    const mine = (await all.city.ask(list, {}, await all.city.person('citizen-li'))).data.viewer
      .exports;
    expect(mine.nodes).toHaveLength(1);
    expect(mine.pageInfo.hasNextPage).toBe(true);
    const next = await all.city.ask(
      `query ($after: String) { viewer { exports(first: 100, after: $after) { nodes { id } } } }`,
      { after: mine.pageInfo.endCursor },
      all.li.who,
    );
    expect(next.data.viewer.exports.nodes).toHaveLength(mine.totalCount - 1);
    expect(await all.chen.see(job.id)).toBeNull();
    expect((await all.chen.cancel(job.id)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const node = 'query ($id: ID!) { node(id: $id) { id } }';
    expect((await all.city.ask(node, { id: job.id }, all.chen.who)).data.node).toBeNull();
    expect((await all.city.ask(node, { id: job.id }, all.li.who)).data.node).toEqual({
      id: job.id,
    });
    expect((await all.city.ask(node, { id: job.id })).data.node).toBeNull();
  });

  test('is refused before it begins where the gate refuses a page', async () => {
    const codes = async (input: object, who = all.li) => (await who.request(input)).errors[0]?.code;
    expect(await codes({ dataset: 'jobs', fields: ['phone'] })).toBe('GRANT_REQUIRED');
    expect(await codes({ dataset: 'jobs', where: { phone: { eq: '138' } } })).toBe(
      'GRANT_REQUIRED',
    );
    expect(await codes({ dataset: 'subsistence-allowances' })).toBe('DATASET_NOT_FOUND');
    expect(await codes({ dataset: 'jobs', format: 'GEOJSON' })).toBe('BAD_USER_INPUT');
    expect(await codes({ dataset: 'jobs', format: 'JSON', encoding: 'GB18030' })).toBe(
      'BAD_USER_INPUT',
    );
    expect(await codes({ dataset: 'jobs', release: 9 })).toBe('NOT_RELEASED');
    expect(await codes({ dataset: 'jobs' }, anOwner(all.city, {}))).toBe('UNAUTHENTICATED');
    expect(
      await codes({ dataset: 'jobs' }, anOwner(all.city, await all.city.person('newcomer-wu'))),
    ).toBe('IDENTITY_NOT_VERIFIED');
  });
});

describe('exports are bounded', () => {
  test('so many of one person wait or run', async () => {
    const open = await lockRows(all.city, 'jobs');
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => all.chen.request({ dataset: 'jobs', where })),
    );
    const begun = asked.flatMap(({ exportJob }) => exportJob ?? []);
    expect(begun).toHaveLength(3);
    expect(asked.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual([
      'TOO_MANY_EXPORTS',
      'TOO_MANY_EXPORTS',
    ]);
    for (const { id } of begun) await all.chen.cancel(id);
    await open();
  });

  test('so many are asked for in a minute, by aliases too', async () => {
    const hasty = await all.city.key('researcher-chen');
    const many = Array.from(
      { length: 12 },
      (_, at) =>
        `a${at}: requestExport(input: { dataset: "no-such", format: CSV }) { errors { code } }`,
    );
    const ask = () => all.city.ask(`mutation { ${many.join(' ')} }`, {}, hasty);
    expect((await ask()).data.a0.errors).toMatchObject([{ code: 'DATASET_NOT_FOUND' }]);
    expect((await ask()).errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
  });
});
