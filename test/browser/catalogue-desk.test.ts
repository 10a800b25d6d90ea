import { describe, expect, test } from 'vitest';
import { hasBrowser, type Visit } from '../support/browser.ts';
import { aDeclaration, aField } from '../support/dataset.ts';
import { visits } from '../support/visits.ts';

/** 批量审核 with real parts: a department's two people, a reviewer of the Bureau, and the public. */
describe.skipIf(!hasBrowser)('the catalogue at the desk in a browser', () => {
  const city = visits();

  /** What the desk's forms send, sent by the same session without them. */
  const change = async ({ page }: Visit, mutation: string, input: object): Promise<string[]> => {
    const type = mutation.replace(/^./, (first) => first.toUpperCase());
    const query = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { entries { id } errors { code path } } }`;
    const response = await page.request.post('/graphql', {
      headers: { 'content-type': 'application/json', origin: city.portal.url },
      data: { query, variables: { input } },
    });
    const { data } = (await response.json()) as {
      data: Record<string, { entries: { id: string }[]; errors: unknown[] }>;
    };
    expect(data[mutation]?.errors).toEqual([]);
    return data[mutation]?.entries.map(({ id }) => id) ?? [];
  };

  const compile = async (slugs: string[]) => {
    const officer = await city.atPost('heritage-officer');
    const principal = await city.atPost('heritage-principal');
    const ids: string[] = [];
    for (const slug of slugs) {
      const declaration = aDeclaration(slug, [aField('id', { key: true }), aField('level')], {
        title: { zh: `${slug}档册`, en: '' },
      });
      const [id = ''] = await change(officer, 'saveEntry', { declaration, reason: '编制' });
      await change(principal, 'reviewSecrecy', { id, opinion: '不涉密' });
      ids.push(id);
    }
    await change(officer, 'moveEntries', { move: 'SUBMIT', ids });
  };

  test('a batch is opened, its sample looked at by keyboard, accepted and published', async () => {
    await compile(['kiln-archive', 'pagoda-archive']);
    const bureau = await city.atPost('bureau-reviewer');
    const { page } = bureau;
    await page.goto('/desk/reviews');
    await page.getByTestId('open-batch-now').click();
    const state = page.getByTestId('batch-state');
    await state.waitFor();
    expect(await state.getAttribute('data-state')).toBe('SAMPLING');
    const act = page.getByTestId('next-act');

    for (const left of [1, 0]) {
      await act.getByRole('link').click();
      const form = page.getByTestId('look-form');
      await form.waitFor();
      const rows = form.locator('tbody tr');
      await rows.first().locator('input').first().focus();
      for (let row = await rows.count(); row > 1; row--) await page.keyboard.press('1');
      await page.reload();
      await form.waitFor();
      await rows.last().locator('input[value=SOUND]').check();
      expect(await form.locator('input[value=SOUND]:checked').count()).toBe(await rows.count());
      await bureau.picture(`review-element-by-element-${left}-1366`);
      await page.getByTestId('save-looks').click();
      await form.waitFor({ state: 'detached' });
      const kind = left > 0 ? 'LOOK' : 'ACCEPT_CLEAN';
      await page.locator(`[data-testid=next-act][data-kind=${kind}]`).waitFor();
    }

    await page.getByTestId('accept-batch').click();
    await page.getByTestId('publish-batch').click();
    await act.getByRole('link', { name: '回批次列表' }).waitFor();
    expect(await state.getAttribute('data-state')).toBe('ACCEPTED');
    await bureau.picture('review-batch-published-1366');

    const anyone = await city.anyone({ width: 390, height: 844 });
    await anyone.page.goto('/data/kiln-archive');
    await anyone.page.getByRole('heading', { name: 'kiln-archive档册' }).waitFor();
    expect([...bureau.faults, ...anyone.faults]).toEqual([]);
  });
});
