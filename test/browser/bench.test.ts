import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, type Visit } from '../support/browser.ts';
import { aFolder, SUBJECTS } from '../support/folder-of-workbooks.ts';
import type { Answer } from '../support/system.ts';
import { unzip } from '../support/unzip.ts';
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
    await page
      .getByTestId('counts')
      .filter({ hasText: '18个文件，已认出17，合成5张表，看不懂1' })
      .waitFor();
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

  test('what is loaded is looked at, mended and dropped again, until the batch is done with', async () => {
    const officer = await atPost('heritage-officer');
    const { page } = officer;
    await page.goto('/desk/onboard');
    await page.locator('input[name=title]').fill('客流与志愿者');
    await page.getByTestId('open-bench').click();
    await page.getByTestId('choose-folder').waitFor({ state: 'attached' });
    const bench = `/deliveries/batches/${new URL(page.url()).pathname.split('/').at(-1) ?? ''}`;
    const flows = (...rows: string[]) => `景点,客流量\n${rows.join('\n')}\n`;
    await drop(page, {
      '客流统计2024.csv': flows('甲,1', '乙,2'),
      '客流统计2025.csv': flows('甲,3', '乙,许多'),
      '巡查记录偃师区.csv': '文物点,得分\n塔,9\n桥,8\n',
      '巡查记录孟津区.csv': '文物点,得分\n陵,7\n',
      '志愿者.csv': `姓名,性别,出生日期\n${VOLUNTEERS}\n`,
    });
    await page.getByText('已报5/5').waitFor();

    await answerAll(officer, bench, {
      'column:客流量': { audience: 'EVERYONE', type: 'INTEGER' },
      entries: {
        theme: 'CULTURE_TOURISM',
        classification: ['3', '07', '001'],
        updateCycle: 'YEARLY',
      },
    });
    await page.reload();
    await page.getByTestId('compile').click();
    await page.getByTestId('compiled').waitFor();
    await closeDistrict(officer, '巡查记录');

    // M41: the second person sees what was decided of each column, opens what stands out, and confirms all at once.
    const second = await atPost('heritage-principal');
    await second.page.goto('/desk');
    await second.page.getByRole('link', { name: '等我保密审查的条目' }).click();
    await second.page.getByTestId('open-secrecy').waitFor();
    await pictures(second, 'secrecy-waiting');
    await second.page.getByTestId('open-secrecy').click();
    const next = second.page.getByTestId('secrecy-next');
    await next.waitFor();
    await pictures(second, 'secrecy-batch');
    const rows = second.page.getByTestId('secrecy-row');
    const drafted = await rows.count();
    expect(drafted).toBeGreaterThanOrEqual(3);
    expect(await rows.first().textContent()).toContain('敏感信息处理后发布');
    for (let seen = 0; seen < 3 * drafted; seen++) {
      if ((await next.getAttribute('data-kind')) !== 'LOOK') break;
      await next.getByRole('link', { name: /^看“/u }).click();
      const form = second.page.getByTestId('secrecy-look');
      await form.waitFor();
      if (seen === 0) await pictures(second, 'secrecy-entry');
      await form.getByTestId('secrecy-sound').click();
      await form.waitFor({ state: 'detached' });
      await next.getByText(`已看${seen + 1}条`).waitFor();
    }
    await second.page.locator('[data-testid=secrecy-next][data-kind=CONFIRM]').waitFor();
    for (const point of await next.locator('input[name=looked]').all()) await point.check();
    await next.getByLabel('审查意见').fill('逐列看过，不涉密，个人信息已处理');
    await pictures(second, 'secrecy-confirm');
    await next.getByTestId('confirm-secrecy').click();
    await second.page.locator('[data-testid=secrecy-state][data-state=CONFIRMED]').waitFor();
    await pictures(second, 'secrecy-confirmed');
    await second.page.goto('/desk/secrecy');
    await second.page.getByTestId('secrecy-batch-row').waitFor();
    await pictures(second, 'secrecy-batches');

    await publishDrafts(officer, await atPost('bureau-reviewer'));
    await page.reload();
    await page.getByTestId('load').click();
    const table = (title: string) => page.getByTestId('bench-table').filter({ hasText: title });
    const standing = async (title: string, wanted: string) => {
      for (let waited = 0; waited < 30; waited++) {
        if ((await table(title).getAttribute('data-standing')) === wanted) return;
        await page.waitForTimeout(1000);
        await page.reload();
        await table(title).waitFor();
      }
      throw new Error(`${title} is not ${wanted}`);
    };

    // Where the parts cannot be told, nothing is replaced before the officer says that all files are there.
    await page.getByRole('button', { name: '文件已报齐：整表替换' }).click();
    await standing('巡查记录', 'LOADED');

    // A load that waits is looked at, and goes on with the remedy that its officer chooses.
    await standing('志愿者', 'HELD');
    await table('志愿者').getByRole('link', { name: '看过再决定' }).click();
    await page.getByTestId('light').getByRole('button', { name: '照此处理' }).first().click();
    await page.locator('[data-testid=load-state][data-state=RELEASED]').waitFor();
    await page.goBack();
    await standing('志愿者', 'LOADED');

    // The row that came back says why; mended in its file, the file is dropped again and replaces its part only.
    await standing('客流统计', 'LOADED');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      table('客流统计').getByRole('link', { name: '退回的1行（工作簿）' }).click(),
    ]);
    const sheet = unzip(readFileSync(await download.path())).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain('许多');
    expect(sheet).toContain('客流统计2025.csv');
    await drop(page, { '客流统计2025.csv': flows('甲,3', '乙,4') });
    await page.getByText('已报1/1').waitFor();
    await standing('客流统计', 'TO_LOAD');
    await page.getByTestId('load').click();
    await standing('客流统计', 'LOADED');
    const { files } = (await (await page.request.get(bench)).json()) as {
      files: { name: string }[];
    };
    expect(files.find(({ name }) => name === '客流统计2025.csv')).toMatchObject({
      loadState: 'RELEASED',
      rejected: 0,
    });

    await officer.picture('bench-loaded-1366');
    await page.getByRole('button', { name: '办结这个批次' }).click();
    await page.getByText('这个批次已办结，不再收文件').waitFor();
    expect([...officer.faults, ...second.faults]).toEqual([]);
  }, 300_000);
});

/** Twenty people who are alike, and one whom sex and year of birth tell apart. */
const VOLUNTEERS = [
  ...Array.from(
    { length: 20 },
    (_, at) => `王建${at % 2 === 0 ? '国' : '平'},男,1970-0${1 + (at % 9)}-11`,
  ),
  '李秀英,女,1955-03-08',
].join('\n');

/** A page on a telephone and on a large screen; nothing of it is wider than the telephone. */
async function pictures({ page, picture }: Visit, name: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([
      name,
      width,
    ]);
    await picture(`${name}-${width}`);
  }
}

/** Drops files from a folder onto the bench, as a person does with a mouse. */
async function drop(page: Page, files: Record<string, string>): Promise<void> {
  // As text, for it is run where there is a window.
  const dataTransfer = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(${JSON.stringify(files)}))
      transfer.items.add(new File([text], name));
    return transfer;
  })()`);
  await page.getByLabel('报文件').locator('[data-over]').dispatchEvent('drop', { dataTransfer });
}

/** Answers every question of a batch, those said otherwise than with “everyone” as said. */
async function answerAll(
  { page }: Visit,
  bench: string,
  said: Record<string, object>,
): Promise<void> {
  const say = async (question: string, answer: object) => {
    const response = await page.request.post(`${bench}/answers`, { data: { question, answer } });
    expect([question, response.status()]).toEqual([question, 200]);
  };
  for (const [question, answer] of Object.entries(said))
    if (question.startsWith('column:')) await say(question, answer);
  const { questions } = (await (await page.request.get(bench)).json()) as {
    questions: { id: string }[];
  };
  for (const { id } of questions) await say(id, said[id] ?? { audience: 'EVERYONE' });
}

async function query({ page }: Visit, asked: string, variables: object = {}) {
  const response = await page.request.post('/graphql', { data: { query: asked, variables } });
  const { data, errors } = (await response.json()) as Answer;
  expect(errors).toBeUndefined();
  return data;
}

/** In the draft of a title nobody may see any more of which district a row is. */
async function closeDistrict(officer: Visit, title: string): Promise<void> {
  const { viewer } = await query(
    officer,
    '{ viewer { desk { entries(state: [DRAFT]) { id version title { zh } declaration } } } }',
  );
  const { id, version, declaration } = viewer.desk.entries.find(
    (entry: { title: { zh: string } }) => entry.title.zh === title,
  );
  const legalBasis = { title: '中华人民共和国数据安全法', article: '第二十一条', kind: 'LAW' };
  const fields = declaration.fields.map((field: { title: { zh: string } }) =>
    field.title.zh === '县区' ? { ...field, openness: 'CLOSED', legalBasis } : field,
  );
  const input = {
    id,
    basedOn: version,
    declaration: { ...declaration, fields },
    reason: '涉及巡查部署',
  };
  const { saveEntry } = await query(
    officer,
    'mutation ($input: SaveEntryInput!) { saveEntry(input: $input) { errors { code path } } }',
    { input },
  );
  expect(saveEntry.errors).toEqual([]);
}

/** Takes the officer's reviewed drafts through the Bureau into the catalogue. */
async function publishDrafts(officer: Visit, bureau: Visit): Promise<void> {
  const { viewer } = await query(
    officer,
    '{ viewer { desk { entries(state: [DRAFT]) { id secrecyReviewedBy } } } }',
  );
  const ids: string[] = viewer.desk.entries
    .filter(
      ({ secrecyReviewedBy }: { secrecyReviewedBy: string | null }) => secrecyReviewedBy !== null,
    )
    .map(({ id }: { id: string }) => id);
  const move = async (who: Visit, how: string, some: string[]) => {
    const { moveEntries } = await query(
      who,
      'mutation ($input: MoveEntriesInput!) { moveEntries(input: $input) { errors { code } } }',
      { input: { move: how, ids: some } },
    );
    expect([how, moveEntries.errors]).toEqual([how, []]);
  };
  await move(officer, 'SUBMIT', ids);
  for (const id of ids) await move(bureau, 'ACCEPT', [id]);
  await move(bureau, 'PUBLISH', ids);
}
