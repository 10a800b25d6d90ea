import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aVisit, hasBrowser, openBrowser } from '../support/browser.ts';
import { anInstallation } from '../support/installation.ts';

/** The six digits of a mail, however its Chinese text was encoded for the way. */
function codeIn(mail: string): string {
  const [head = '', ...parts] = mail.replaceAll('\r\n', '\n').split('\n\n');
  const body = parts.join('\n\n');
  const text = /encoding: base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : body.replaceAll('=\n', '');
  return /code is (\d{6})/.exec(text)?.[1] ?? '';
}

/** 通知 with real parts: a step is told, the bell counts it, opening it reads it. */
describe.skipIf(!hasBrowser)('notices in a browser', () => {
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

  test('the applicant is told of the receipt; the bell counts, and says nothing once all is read', async () => {
    const visit = await aVisit(browser, portal.url);
    const { page } = visit;
    await page.goto('/');
    await visit.signIn('citizen-li');
    await page.goto('/me/notices');
    await page.getByText('还没有通知').waitFor();
    await page.evaluate(async () => {
      const query =
        'mutation { requestVerification(input: { dataset: "museums", row: "第一行", shouldBe: "九点", why: "门口告示" }) { errors { code } } }';
      await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
    });
    await page.reload();
    await page.getByTestId('bell').getByText('1').waitFor();
    const notice = page.getByTestId('notice').first();
    expect(await notice.getAttribute('data-unread')).toBe('true');
    await visit.picture('notices-1440');
    await page.setViewportSize({ width: 390, height: 844 });
    await visit.picture('notices-390');
    await notice.getByRole('link').click();
    await page.getByRole('heading', { name: /^LY-/ }).waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/en/me/notices');
    await page.getByText('Received').waitFor();
    await expect
      .poll(() => page.getByTestId('notice').first().getAttribute('data-unread'))
      .toBe('false');
    expect(await page.getByTestId('bell').getAttribute('aria-label')).toBe('Notices, none unread');
    await visit.picture('notices-en-1440');
    expect(visit.faults).toEqual([]);
  });

  test('an address is confirmed by the code that was mailed, and then gets what is told', async () => {
    const visit = await aVisit(browser, portal.url);
    const { page } = visit;
    await page.goto('/');
    await visit.signIn('citizen-li');
    await page.goto('/me/notices');
    const form = page.getByTestId('mail-form');
    await form.locator('[name=email]').fill('li@example.cn');
    await form.getByText('每条即发').click();
    await form.getByRole('button', { name: '发送验证码' }).click();
    const code = page.getByTestId('code-form');
    await code.locator('[name=code]').fill('nodigi');
    await code.getByRole('button', { name: '确认邮箱' }).click();
    await code.getByText('验证码不对').waitFor();
    await visit.picture('notices-mail-code-1440');
    const folder = path.join(portal.dataDir, 'mail');
    await expect
      .poll(() => existsSync(folder) && readdirSync(folder).length, { timeout: 20_000 })
      .toBe(1);
    const mail = readFileSync(path.join(folder, readdirSync(folder)[0] ?? ''), 'utf8');
    await code.locator('[name=code]').fill(codeIn(mail));
    await code.getByRole('button', { name: '确认邮箱' }).click();
    await page.getByText('发到 li@example.cn。').waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await visit.picture('notices-mail-390');
    expect(visit.faults).toEqual([]);
  });
});
