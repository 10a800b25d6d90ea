import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApiKey } from '../../api/accounts/create-api-key.ts';
import { identify } from '../../api/accounts/identify.ts';
import { anExportingCity, anOwner, EXPORTED, type ToldJob } from '../support/exporter.ts';

/** The links by which files of exports are fetched. */
let all: Awaited<ReturnType<typeof anExportingCity>>;
const logged: string[] = [];
beforeAll(async () => {
  all = await anExportingCity({
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
  });
});
afterAll(() => all.end());

const { where } = EXPORTED;

describe('a link', () => {
  let job: ToldJob;
  beforeAll(async () => {
    job = await all.li.take({ dataset: 'jobs', where });
  });

  test('lets a broken download go on, needs no credentials, and has no key in it', async () => {
    const whole = await all.get(job.downloadUrl);
    const etag = String(whole.headers['etag']);
    const half = Math.floor(whole.rawPayload.length / 2);
    const rest = await all.get(job.downloadUrl, { range: `bytes=${half}-`, 'if-range': etag });
    expect([rest.statusCode, rest.headers['content-range']]).toEqual([
      206,
      `bytes ${half}-${whole.rawPayload.length - 1}/${whole.rawPayload.length}`,
    ]);
    expect(rest.rawPayload.equals(whole.rawPayload.subarray(half))).toBe(true);
    expect((await all.get(job.downloadUrl, { range: 'bytes=99999999-' })).statusCode).toBe(416);
    expect((await all.get(job.downloadUrl, { 'if-none-match': etag })).statusCode).toBe(304);
    expect(job.downloadUrl).not.toContain('lyod_');
  });

  test('is worth nothing when anything in it is altered', async () => {
    const other = await all.li.take({
      dataset: 'jobs',
      where: { kind: { eq: 'even' } },
      format: 'JSON',
    });
    const altered = [
      job.downloadUrl.replace(/signature=./, 'signature=~'),
      job.downloadUrl.replace(/expires=\d/, 'expires=9'),
      job.downloadUrl.replace('.csv', '.json'),
      job.downloadUrl.replace(/jobs\/[^?]+/, /jobs\/[^?]+/.exec(other.downloadUrl)?.[0] ?? ''),
      job.downloadUrl.replace(/jobs\/[^.]+/, 'jobs/00000000-0000-0000-0000-000000000000'),
      job.downloadUrl.replace(/jobs\/[^.]+/, "jobs/'"),
      job.downloadUrl.replace(/\?.*/, ''),
      `${job.downloadUrl}&more=1`,
    ];
    for (const url of altered) expect(await all.codeAt(url)).toEqual([403, 'LINK_INVALID']);
    await all.li.cancel(other.id);
  });

  test('is for who asked: another who says who he is, is refused', async () => {
    expect(await all.codeAt(job.downloadUrl, all.chen.who)).toEqual([403, 'LINK_FOREIGN']);
    expect((await all.get(job.downloadUrl, all.li.who)).statusCode).toBe(200);
    expect((await all.get(job.downloadUrl, await all.city.person('citizen-li'))).statusCode).toBe(
      200,
    );
  });

  test('is good for fifteen minutes, and a new one leads to the same file', async () => {
    all.city.at('2026-11-23T10:15:00+08:00');
    expect(await all.codeAt(job.downloadUrl)).toEqual([410, 'LINK_EXPIRED']);
    const fresh = await all.li.see(job.id);
    expect(fresh.downloadUrl).not.toBe(job.downloadUrl);
    expect((await all.get(fresh.downloadUrl)).statusCode).toBe(200);
    all.city.at('2026-11-23T10:00:00+08:00');
  });

  test('that is refused tells a browser so on a page, and a program in JSON', async () => {
    const url = job.downloadUrl.replace(/signature=./, 'signature=~');
    const page = await all.get(url, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect([page.statusCode, page.headers['content-type']]).toEqual([
      403,
      'text/html; charset=utf-8',
    ]);
    expect(page.body).toContain('下载链接无效');
    expect(page.body).toContain('LINK_INVALID');
    expect((await all.get(url, { accept: '*/*' })).json().errors).toHaveLength(1);
  });

  test('stands in no log with what makes it good', async () => {
    const { searchParams } = new URL(job.downloadUrl);
    await all.get(job.downloadUrl);
    expect(logged.join('')).toContain(`/exports/jobs/`);
    expect(logged.join('')).toContain('signature=…');
    expect(logged.join('')).not.toContain(searchParams.get('signature'));
  });

  test('ends with the key by which the export was asked for', async () => {
    const short = anOwner(all.city, await all.city.key('citizen-li'));
    const made = await short.take({ dataset: 'jobs', where });
    const { data } = await all.city.ask('{ viewer { apiKeys { id prefix } } }', {}, short.who);
    const its = data.viewer.apiKeys.find(({ prefix }: { prefix: string }) =>
      short.who['authorization']?.includes(prefix),
    );
    await all.city.ask(
      'mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { errors { code } } }',
      { id: its.id },
      await all.city.person('citizen-li'),
    );
    expect(await all.codeAt(made.downloadUrl)).toEqual([403, 'FORBIDDEN']);
    await all.li.cancel(made.id);
  });
});

describe('a key sees and links what it could read itself', () => {
  const wish = { dataset: 'jobs', where };
  /** A key of somebody in one of his names. */
  const keyOf = async (cookie: string, scopes: string[]) => {
    const sessionToken = cookie.slice('session='.length);
    const viewer = await identify(all.city.system, { authorization: undefined, sessionToken });
    if (viewer === undefined) throw new Error('nobody is signed in');
    const { secret } = await makeApiKey(all.city.system, {
      accountId: viewer.accountId,
      partyId: viewer.party.id,
      name: 'test',
      expiresInDays: 30,
      scopes,
    });
    return anOwner(all.city, { authorization: `Bearer ${secret}` });
  };
  const LIST = '{ viewer { exports { nodes { id downloadUrl } totalCount } } }';
  const NODE = 'query ($id: ID!) { node(id: $id) { ... on ExportJob { downloadUrl } } }';
  const CANCEL = 'mutation ($id: ID!) { cancelExport(input: { id: $id }) { errors { code } } }';

  test('so that one for deliveries gets at no file of the person who made it', async () => {
    const officer = await all.city.person('heritage-officer', '文物局');
    const desk = anOwner(all.city, officer);
    const made = await desk.take(wish);
    expect(made.downloadUrl).toContain('/exports/jobs/');
    const push = await keyOf(officer.cookie, ['deliveries:write']);
    const one = 'query ($id: ID!) { exportJob(id: $id) { downloadUrl } }';
    for (const asked of [LIST, NODE, one]) {
      const { data, errors } = await all.city.ask(asked, { id: made.id }, push.who);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect(JSON.stringify(data ?? null)).not.toContain('signature');
    }
    const { data, errors } = await all.city.ask(CANCEL, { id: made.id }, push.who);
    expect(data?.cancelExport?.errors[0]?.code ?? errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await desk.see(made.id)).state).toBe('READY');
    await desk.cancel(made.id);
  });

  test('and one for one name nothing that was asked for in another', async () => {
    const organisation = await all.city.person('researcher-chen', '河洛演示大学');
    const university = anOwner(all.city, organisation);
    const made = await university.take(wish);
    const alone = await keyOf((await all.city.person('researcher-chen', '陈思远')).cookie, [
      'records:read',
    ]);
    expect(await alone.see(made.id)).toBeNull();
    expect((await all.city.ask(NODE, { id: made.id }, alone.who)).data.node).toBeNull();
    expect((await all.city.ask(LIST, {}, alone.who)).data.viewer.exports.totalCount).toBe(0);
    expect((await alone.cancel(made.id)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const own = await keyOf(organisation.cookie, ['records:read']);
    expect((await own.see(made.id)).downloadUrl).toContain('signature=');
    await university.cancel(made.id);
  });
});
