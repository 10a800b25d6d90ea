import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../support/browser.ts';
import { visits } from '../support/visits.ts';

/**
 * The whole main job with real parts: two people, a real browser, the demo OpenID Connect provider,
 * the built portal, and the two processes on their own PostgreSQL.
 */
describe.skipIf(!hasBrowser)('the main job in a browser', () => {
  const city = visits();

  test('anyone sees the home page, searches the catalogue, and sees why he has no rows yet', async () => {
    const { page, faults, picture } = await city.anyone();
    await page.goto('/');
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    await picture('home-light-1440');
    await page.goto('/data?q=文物');
    await page.getByRole('link', { name: '文物保护单位' }).first().waitFor();
    await picture('catalogue-light-1440');
    await page.goto('/data/museums');
    const step = page.getByTestId('next-step');
    await step.waitFor();
    expect(await step.getAttribute('data-state')).toBe('SIGN_IN');
    await page.waitForLoadState('networkidle');
    expect(await page.getByTestId('row').count()).toBe(0);
    await picture('dataset-anonymous-light-1440');
    expect(faults).toEqual([]);
  });

  test('application, answer in part, and exactly the agreed fields, in the portal and with a key', async () => {
    const researcher = await city.anyone();
    const { page } = researcher;
    await page.goto('/data/museums');
    await researcher.signIn('researcher-chen');
    expect(new URL(page.url()).pathname).toBe('/data/museums');
    await page.goto('/data/museums?tab=data');
    await page.getByTestId('row').first().waitFor();
    await researcher.picture('dataset-unconditional-light-1440');

    await page.goto('/data/heritage-sites');
    const step = page.getByTestId('next-step');
    await step.waitFor();
    expect(await step.getAttribute('data-state')).toBe('MAY_APPLY');
    await page.getByTestId('apply').first().click();
    const asked = ['siteId', 'name', 'district', 'period'];
    const fill = {
      fields: async () => {
        for (const field of asked) await page.locator(`input[name=${field}]`).check();
      },
      purpose: () =>
        page
          .locator('textarea[name=purpose]')
          .fill('研究隋唐洛阳城周边遗址的分布规律，成果为学术论文，数据只在校内保存。'),
      until: () => page.locator('input[name=until]').fill('2027-06-30'),
      terms: () => page.locator('input[name=terms]').check(),
    };
    for (const [name, act] of Object.entries(fill)) {
      const control = page.locator(`[name=${name === 'fields' ? 'siteId' : name}]`);
      await control.or(page.getByTestId('next')).first().waitFor();
      if (!(await control.isVisible())) await page.getByTestId('next').click();
      await act();
    }
    await researcher.picture('apply-light-1440');
    await page.getByTestId('file-application').click();
    const receipt = await page.getByTestId('receipt-number').innerText();
    expect(receipt).toMatch(/\d{6}/);

    const officer = await city.anyone();
    const desk = officer.page;
    await desk.goto('/');
    await officer.signIn('heritage-officer');
    await desk.getByTestId('acting-as').selectOption({ index: 1 });
    await desk.waitForLoadState('networkidle');
    await desk.goto('/desk');
    await desk.getByTestId('desk-row').first().waitFor();
    await officer.picture('desk-light-1440');
    await desk.getByRole('link', { name: receipt }).click();
    await desk.getByTestId('answer-form').waitFor();
    await desk.locator('input[value=AGREED_IN_PART]').check();
    const agreed = ['siteId', 'name', 'period'];
    for (const field of asked) {
      await desk.locator(`input[name=${field}]`).setChecked(agreed.includes(field));
    }
    await desk.locator('input[name=until]').fill('2027-03-31');
    await desk.locator('textarea[name=reason]').fill('所在县区与本用途无关。');
    await officer.picture('decide-light-1440');
    await desk.getByTestId('answer').click();
    await desk.getByTestId('outcome').waitFor();

    await page.goto('/data/heritage-sites?tab=data');
    await page.getByTestId('row').first().waitFor();
    expect(await step.getAttribute('data-state')).toBe('GRANTED');
    await researcher.picture('dataset-granted-light-1440');

    await page.goto('/me');
    await page.locator('input[name=keyName]').fill('我的程序');
    await page.getByRole('button', { name: '生成密钥' }).click();
    const key = await page.getByTestId('key-secret').innerText();
    const read = async (query: string) => {
      const response = await fetch(`${city.portal.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as {
        data?: { dataset: { records: { nodes: Record<string, unknown>[] } | null } };
        errors?: { extensions: { code: string } }[];
      };
    };
    const rows = await read('{ dataset(slug:"heritage-sites"){ records(first:2){ nodes } } }');
    const first = rows.data?.dataset.records?.nodes[0] ?? {};
    for (const field of agreed) expect(Object.keys(first)).toContain(field);
    expect(Object.keys(first)).not.toContain('district');
    const more = await read(
      '{ dataset(slug:"heritage-sites"){ records(fields:["siteId","district"]){ nodes } } }',
    );
    expect(more.errors?.[0]?.extensions.code).toBe('GRANT_REQUIRED');
    expect([...researcher.faults, ...officer.faults]).toEqual([]);
  });

  test.each([
    ['home', '/'],
    ['catalogue', '/data'],
    ['dataset', '/data/air-quality'],
    ['services', '/services'],
    ['open', '/open'],
    ['ledger', '/open/ledger'],
    ['developers', '/build'],
  ])(
    '%s holds on a telephone, in the dark and in English, without scrolling sideways',
    async (name, at) => {
      const small = await city.anyone({ width: 390, height: 844, dark: true });
      await small.page.goto(`/en${at === '/' ? '/' : at}`);
      await small.page.waitForLoadState('networkidle');
      const overflow = await small.page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBe(0);
      await small.picture(`${name}-dark-en-390`);
      expect(small.faults).toEqual([]);
    },
  );
});
