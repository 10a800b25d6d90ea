import { afterAll, beforeAll, expect, test } from 'vitest';
import { anInstallation } from '../support/installation.ts';

/** OpenID Connect as a browser walks it, without the browser: every redirect and cookie by hand. */

let city: Awaited<ReturnType<typeof anInstallation>>;
beforeAll(async () => {
  city = await anInstallation();
  const running = await city.start();
  if (running.code !== undefined) throw new Error(running.output);
}, 180_000);
afterAll(() => city.end());

/** A browser's memory for cookies, and its habit of following one redirect at a time. */
function aBrowser() {
  const jar = new Map<string, string>();
  const setCookies: string[] = [];
  return {
    jar,
    setCookies,
    visit: async (address: string) => {
      const response = await fetch(new URL(address, city.url), {
        redirect: 'manual',
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      for (const cookie of response.headers.getSetCookie()) {
        setCookies.push(cookie);
        const [pair = ''] = cookie.split(';');
        const at = pair.indexOf('=');
        const value = pair.slice(at + 1);
        if (value === '' || /max-age=0|1970/i.test(cookie)) jar.delete(pair.slice(0, at));
        else jar.set(pair.slice(0, at), value);
      }
      return response;
    },
  };
}

type Browser = ReturnType<typeof aBrowser>;

/** Follows redirects until one leads to our callback; its address. */
async function walkToCallback(browser: Browser, person: string, returnTo: string) {
  let next = `/auth/login?return=${encodeURIComponent(returnTo)}`;
  for (let step = 0; step < 10; step++) {
    const response = await browser.visit(next);
    const location = response.headers.get('location');
    if (location === null) next = `${new URL(next, city.url).pathname}?as=${person}`;
    else if (location.includes('/auth/callback?')) return location;
    else next = new URL(location, new URL(next, city.url)).href;
  }
  throw new Error('the provider never came back');
}

const viewer = async (browser: Browser) => {
  const session = browser.jar.get('session');
  const answer = await fetch(`${city.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `session=${session ?? ''}` },
    body: JSON.stringify({ query: '{ viewer { displayName assurance } }' }),
  });
  return ((await answer.json()) as { data: { viewer: { displayName: string } | null } }).data
    .viewer;
};

test('signs a person in, returns to where he was, and keeps the session from scripts', async () => {
  const browser = aBrowser();
  const callback = await walkToCallback(browser, 'citizen-li', '/data/museums');
  const query = new URL(callback).searchParams;
  expect([...query.keys()]).toEqual(expect.arrayContaining(['code', 'state']));
  const back = await browser.visit(callback);
  expect(back.headers.get('location')).toBe('/data/museums');
  const session = browser.setCookies.find((cookie) => cookie.startsWith('session='));
  expect(session).toMatch(/HttpOnly/i);
  expect(session).toMatch(/SameSite=Lax/i);
  expect(await viewer(browser)).toMatchObject({ assurance: 'VERIFIED' });
});

test('a code is of no use to another browser, with another state, or a second time', async () => {
  const victim = aBrowser();
  const callback = await walkToCallback(victim, 'citizen-li', '/');
  const thief = aBrowser();
  expect((await thief.visit(callback)).headers.get('location')).toBe('/auth/login');
  expect(await viewer(thief)).toBeNull();

  const changed = new URL(callback);
  changed.searchParams.set('state', 'another');
  const login = victim.jar.get('login') ?? '';
  expect((await victim.visit(changed.href)).headers.get('location')).toBe('/?sign-in=failed');
  expect(await viewer(victim)).toBeNull();

  victim.jar.set('login', login);
  expect((await victim.visit(callback)).headers.get('location')).toBe('/');
  expect(await viewer(victim)).not.toBeNull();
  const copy = aBrowser();
  copy.jar.set('login', login);
  expect((await copy.visit(callback)).headers.get('location')).toBe('/?sign-in=failed');
  expect(await viewer(copy)).toBeNull();
});

test.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/\t/evil.example'])(
  'never returns to another host: %s',
  async (wanted) => {
    const browser = aBrowser();
    const callback = await walkToCallback(browser, 'citizen-li', wanted);
    expect((await browser.visit(callback)).headers.get('location')).toBe('/');
  },
);

test('a page that does not exist is a 404, and a closed dataset is one of them', async () => {
  const status = async (address: string) => (await fetch(`${city.url}${address}`)).status;
  expect(await status('/data/museums')).toBe(200);
  expect(await status('/en/data/museums')).toBe(200);
  for (const address of [
    '/data/no-such',
    '/data/subsistence-allowances',
    '/nowhere',
    '/en/nowhere',
  ]) {
    expect([address, await status(address)]).toEqual([address, 404]);
  }
});
