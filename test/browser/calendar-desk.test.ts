import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aVisit, hasBrowser, openBrowser } from '../support/browser.ts';
import { anInstallation } from '../support/installation.ts';

/** 工作日历 with real parts: the Bureau enters a year, anyone reads it and reckons by it. */
describe.skipIf(!hasBrowser)('the calendar in a browser', () => {
  let portal: Awaited<ReturnType<typeof anInstallation>>;
  let browser: Browser;
  beforeAll(async () => {
    portal = await anInstallation();
    const running = await portal.start();
    if (running.code !== undefined) throw new Error(running.output);
    browser = await openBrowser();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await portal?.end();
  });

  test('a year is provisional until the Bureau enters its notice, faults said beside the line, tried first', async () => {
    const next = new Date().getFullYear() + 1;
    const visitor = await aVisit(browser, portal.url, { width: 390, height: 844 });
    await visitor.page.goto(`/open/calendar?from=${next}-03-01&days=10&year=${next}`);
    await visitor.page.getByTestId('provisional-year').waitFor();
    expect(await visitor.page.getByTestId('reckoned').textContent()).toContain('暂计');
    await visitor.picture('calendar-provisional-390');

    const bureau = await aVisit(browser, portal.url, { width: 1366, height: 768 });
    const { page } = bureau;
    await page.goto('/');
    await bureau.signIn('bureau-reviewer');
    await Promise.all([
      page.waitForEvent('load'),
      page.getByTestId('acting-as').selectOption({ index: 1 }),
    ]);
    await page.waitForLoadState('networkidle');
    await page.goto('/desk/rules');
    await page.getByRole('link', { name: '工作日历' }).click();
    await page.getByTestId('edit-year').click();
    const form = page.getByTestId('calendar-form');
    const enter = page.getByTestId('enter-notice');
    await enter.click();
    await form.getByText('请写明通知文号').waitFor();
    await form.locator('[name=document]').fill(`国办发明电〔${next - 1}〕7号`);
    await page.getByTestId('add-holiday').click();
    const line = page.getByTestId('holiday-row').last();
    await line.getByLabel('节日').fill('春节');
    await line.getByLabel('起日').fill(`${next}-02-08`);
    await line.getByLabel('止日').fill(`${next}-02-05`);
    await enter.click();
    await line.getByText('止日早于起日').waitFor();
    await bureau.picture('calendar-desk-fault-1366');
    await line.getByLabel('止日').fill(`${next}-02-14`);
    await line.getByText('共7天').waitFor();
    await enter.click();
    await form.getByText('没有期限受影响').waitFor();
    await enter.click();
    await page.getByTestId('calendar-version').waitFor();
    await bureau.picture('calendar-desk-1366');

    await visitor.page.goto(`/en/open/calendar?from=${next}-02-01&days=10&year=${next}`);
    await visitor.page.getByRole('cell', { name: /Feb/ }).first().waitFor();
    await visitor.page.locator('details summary').first().click();
    expect(await visitor.page.getByTestId('reckoned').textContent()).not.toContain('provisional');
    await visitor.picture('calendar-en-390');
    await visitor.page.setViewportSize({ width: 1440, height: 900 });
    await visitor.page.goto('/open/calendar?from=2026-09-28&days=10&year=2026');
    await visitor.page.getByText('调休上班：').waitFor();
    await visitor.page.locator('details summary').first().click();
    await visitor.page.getByText('调休上班', { exact: false }).first().waitFor();
    await visitor.picture('calendar-1440');
    expect([...visitor.faults, ...bureau.faults]).toEqual([]);
  });
});
