import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, type Visit } from '../support/browser.ts';
import { aFolder, SUBJECTS } from '../support/folder-of-workbooks.ts';
import { visits } from '../support/visits.ts';

const TABLES = new Set(['文物保护经费', '文物捐赠', '数字化采集', '讲解员', '门票价格']);

/** 上架台 with real parts: an officer with a folder, and the colleague who sees what he sees. */
describe.skipIf(!hasBrowser)('the bench in a browser', () => {
  const { atPost } = visits();
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'opendata-folder-'));
    const files = aFolder(SUBJECTS.filter(({ title }) => TABLES.has(title)));
    expect(files).toHaveLength(17);
    for (const { name, content } of [
      ...files,
      { name: '其他/说明.pdf', content: Buffer.from('%PDF-1.7 x') },
      { name: '.DS_Store', content: Buffer.from('x') },
    ]) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  });
  afterAll(() => {
    if (folder) rmSync(folder, { recursive: true });
  });

  test('a folder becomes tables after a few answers, and a colleague sees the same', async () => {
    const officer = await atPost('heritage-officer');
    const { page } = officer;
    await page.goto('/desk/onboard');
    await page.locator('input[name=title]').fill('历年报表');
    await page.getByTestId('open-bench').click();
    await page.getByTestId('choose-folder').setInputFiles(folder);
    await page.getByText('已报18/18').waitFor();
    expect(await page.getByTestId('counts').textContent()).toContain(
      '18个文件，已认出17，合成5张表，看不懂1',
    );
    expect(await page.getByTestId('faulty-files').textContent()).toContain('其他/说明.pdf');
    await officer.picture('bench-questions-1366');

    const colleague = await atPost('heritage-principal');
    await colleague.page.setViewportSize({ width: 390, height: 844 });
    await colleague.page.goto(new URL(page.url()).pathname);
    const questions = page.getByTestId('question');
    const ask = (visit: Visit, id: string) => visit.page.locator(`[data-question="${id}"]`);
    /** Says who may see the columns of a question, and waits until it is no longer asked. */
    const decide = async (visit: Visit, id: string, audience: string) => {
      await ask(visit, id).locator(`[data-audience=${audience}]`).click();
      await ask(visit, id).waitFor({ state: 'detached' });
    };
    await ask(colleague, 'kind:MOBILE').waitFor();
    await decide(officer, 'kind:PERSON_NAME', 'EVERYONE');

    // Whoever had an older state before him is told so, and sees what was decided.
    await ask(colleague, 'kind:MOBILE').locator('[data-audience=EVERYONE]').click();
    await colleague.page.getByText('刚刚有新的决定').waitFor();
    await ask(colleague, 'kind:PERSON_NAME').waitFor({ state: 'detached' });
    await decide(colleague, 'kind:MOBILE', 'EVERYONE');
    await colleague.picture('bench-colleague-390');
    await page.reload();

    const number = ask(officer, 'kind:IDENTITY_NUMBER');
    await number.locator('[data-audience=NOBODY]').click();
    await number.getByTestId('decide').click();
    await number.getByText('须写明依据').waitFor();
    await number.getByLabel('加一条依据').selectOption({ index: 1 });
    await page.reload();
    await number.getByTestId('decide').click();
    await number.waitFor({ state: 'detached' });

    await decide(officer, 'kind:BIRTH', 'EVERYONE');
    await decide(officer, 'plain', 'EVERYONE');
    const entries = ask(officer, 'entries');
    await entries.locator('[name=theme]').selectOption('CULTURE_TOURISM');
    await entries.locator('[name=classification]').fill('3/07/001');
    await entries.locator('[name=updateCycle]').selectOption('YEARLY');
    await entries.getByTestId('decide-entries').click();
    await entries.waitFor({ state: 'detached' });
    expect(await questions.count()).toBe(0);

    const guides = page.getByTestId('bench-table').filter({ hasText: '讲解员' });
    await guides.getByRole('button', { name: '看开头几行' }).click();
    const preview = await guides.getByTestId('preview-rows').textContent();
    expect(preview).toContain('138****0000');
    expect(preview).not.toMatch(/13810000000|身份证号/);

    await page.getByTestId('compile').click();
    await page.getByTestId('compiled').waitFor();
    expect(await page.getByTestId('compiled').getByText('已新编').count()).toBe(5);
    await officer.picture('bench-compiled-1366');
    await colleague.page.reload();
    const waiting = colleague.page.locator('[data-standing=TO_REVIEW_SECRECY]');
    await waiting.first().waitFor();
    expect(await waiting.first().textContent()).toBe('5 待保密审查');

    const told = (fault: string) => !fault.includes('409');
    expect([...officer.faults, ...colleague.faults].filter(told)).toEqual([]);
  });
});
