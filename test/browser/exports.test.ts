import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aVisit, hasBrowser, openBrowser, type Visit } from '../support/browser.ts';
import { anInstallation } from '../support/installation.ts';

/** 导出 with real parts: many rows are made into a file apart from the page, and fetched from 我的. */
describe.skipIf(!hasBrowser)('exports in a browser', () => {
  const ROWS = 60_000;
  let portal: Awaited<ReturnType<typeof anInstallation>>;
  let browser: Browser;
  let citizen: Visit;
  /** The rows of the evening: two of three. */
  let late: string;
  beforeAll(async () => {
    portal = await anInstallation();
    const running = await portal.start();
    if (running.code !== undefined) throw new Error(running.output);
    const file = path.join(portal.dataDir, 'counts.csv');
    const lines = Array.from(
      { length: ROWS },
      (_, at) => `R${at},${at % 3 === 0 ? '早' : '晚'},${at}`,
    );
    writeFileSync(file, ['编号,时段,人次', ...lines].join('\n'));
    const imported = await portal.command(
      'import',
      file,
      '--slug',
      'counts',
      '--title',
      '客流计数',
    );
    if (imported.code !== 0) throw new Error(imported.output);
    const { data } = (await (
      await fetch(`${portal.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ dataset(slug: "counts") { fields { name } } }' }),
      })
    ).json()) as { data: { dataset: { fields: { name: string }[] } } };
    const condition = `${data.dataset.fields[1]?.name}.eq.晚`;
    late = `/data/counts?tab=data&f=${encodeURIComponent(condition)}`;
    browser = await openBrowser();
    citizen = await aVisit(browser, portal.url, { width: 1440, height: 900 });
    await citizen.page.goto('/me');
    await citizen.signIn('citizen-li');
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await portal?.end();
  });

  test('whoever has none is told what they are for', async () => {
    const { page } = citizen;
    await page.goto('/me#exports');
    await page.getByText('还没有导出').waitFor();
    await citizen.picture('exports-empty-1440');
  });

  test('many rows become a file in the background, with progress, and are downloaded from its link', async () => {
    const { page } = citizen;
    await page.goto(late);
    const downloads = page.getByTestId('downloads');
    await downloads.getByText('先在后台做成文件').waitFor();
    await downloads.getByTestId('export-nt').click();
    const started = downloads.getByTestId('started-export');
    await started.getByText(/等待开始|正在导出/).waitFor();
    await citizen.picture('exports-running-1440');
    await started.getByText('可以下载').waitFor();
    await started.getByText(/^40,000行/).waitFor();
    await citizen.picture('exports-ready-1440');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      started.getByTestId('export-download').click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.match(/\n/g)).toHaveLength(3 * 40_000);
  });

  test('a link for programs is made of a whole release too', async () => {
    const { page } = citizen;
    await page.goto('/data/counts?tab=data');
    const downloads = page.getByTestId('downloads');
    await downloads.getByText('给 curl、WPS 一个链接').click();
    await downloads.getByTestId('export-json').click();
    await downloads.getByText(/^60,000行/).waitFor();
    await citizen.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await downloads.getByText('复制链接').click();
    await downloads.getByText(/^已复制，.*\d\d:\d\d前有效$/).waitFor();
    await citizen.picture('exports-link-1440');
    await downloads.getByTestId('export-cancel').click();
    await downloads.getByText('已取消').waitFor();
  });

  test('one that is not wanted is cancelled; all stand under 我的, on a telephone too', async () => {
    const { page } = citizen;
    await page.goto(late);
    const downloads = page.getByTestId('downloads');
    await downloads.getByTestId('export-xml').click();
    await downloads.getByTestId('export-cancel').click();
    await downloads.getByText('已取消').waitFor();

    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/me#exports');
    const list = page.getByTestId('exports');
    await list.getByText('可以下载').waitFor();
    expect(await list.locator('tbody tr').count()).toBe(3);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await citizen.picture('exports-mine-390');
    await list.getByTestId('export-cancel').click();
    await list.getByText('可以下载').waitFor({ state: 'detached' });

    await page.goto('/en/me#exports');
    await page.getByText('3 exports').waitFor();
    await citizen.picture('exports-mine-en-390');
    expect(citizen.faults).toEqual([]);
  });
});
