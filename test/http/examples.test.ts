import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, aSystem, type TestSystem } from '../support/system.ts';

const root = path.resolve(import.meta.dirname, '../..');
const FILES = globSync(
  ['README.md', 'portal/docs/*.md', 'portal/i18n/en/docusaurus-plugin-content-docs/current/*.md'],
  { cwd: root },
).toSorted();

interface Example {
  /** The endpoint that it is for. */
  url: string;
  body: { query: string; variables?: object };
  needsKey: boolean;
}

/** What a reader would send: the queries on their own, and the bodies of calls from a shell. */
function examplesIn(file: string): Example[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const queries = [...text.matchAll(/```graphql(?: (\S+))?\n([\s\S]*?)```/g)].map(
    ([, url = '/graphql', query = '']) => ({ url, body: { query }, needsKey: true }),
  );
  const calls = [...text.matchAll(/curl [\s\S]*?-d '(\{[\s\S]*?\})'\n/g)].map(
    ([call, body = '']) => ({
      url: '/graphql',
      body: JSON.parse(body) as Example['body'],
      needsKey: call.includes('authorization'),
    }),
  );
  return [...queries, ...calls];
}

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

describe('every example of the documentation is answered', () => {
  const examples = FILES.flatMap((file) =>
    examplesIn(file).map((example, at) => [`${file} ${at + 1}`, example] as const),
  );

  test('there are some in both languages', () => {
    const named = (part: string) => examples.filter(([name]) => name.startsWith(part)).length;
    expect(named('portal/docs')).toBeGreaterThan(5);
    expect(named('portal/i18n')).toBe(named('portal/docs'));
    expect(named('README')).toBeGreaterThan(0);
  });

  test.each(examples)('%s', async (_name, { url, body, needsKey }) => {
    const headers = needsKey ? await city.key('citizen-li') : {};
    const answer = await city.server.inject({ method: 'POST', url, headers, payload: body });
    const { errors, data } = answer.json<Answer>();
    expect(errors).toBeUndefined();
    expect(Object.values(data)).not.toContain(null);
  });

  test('and the README shows the answer that comes', async () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
    const [, answer = ''] = /```json\n([\s\S]*?)```/.exec(readme) ?? [];
    const [example] = examplesIn('README.md');
    const { data } = await city.ask(example?.body.query ?? '', {}, await city.key('citizen-li'));
    expect({ data }).toEqual(JSON.parse(answer));
  });
});
