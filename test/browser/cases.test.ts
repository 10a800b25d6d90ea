import { beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, type Visit } from '../support/browser.ts';
import { visits } from '../support/visits.ts';

/** 办件 with real parts: a citizen, and the officer of the department that provides the data. */
describe.skipIf(!hasBrowser)('cases in a browser', () => {
  const city = visits();
  let citizen: Visit;
  let officer: Visit;
  beforeAll(async () => {
    citizen = await city.anyone({ width: 390, height: 844 });
    await citizen.page.goto('/data/museums/correction');
    await citizen.signIn('citizen-li');
    officer = await city.atPost('heritage-officer');
  });

  test('M32: a correction is filed from a telephone, answered at the desk, and its applicant is told', async () => {
    const { page } = citizen;
    const form = page.getByTestId('correction-form');
    await form.waitFor();
    await form.getByTestId('file').click();
    await form.getByText('请填写这一项').waitFor();
    const [proposed, why] = await form.locator('textarea').all();
    await proposed?.fill('全市备案博物馆的名称、等级、地址和开放时间。');
    await why?.fill('与市文物局公布的名录不一致。');
    await form.getByTestId('file').click();
    const number = await page.getByTestId('receipt-number').innerText();
    expect(number).toMatch(/^LY-\d{4}-\d{6}$/);

    const desk = officer.page;
    await desk.goto('/desk');
    await desk.getByRole('link', { name: number }).click();
    const answer = desk.getByTestId('answer-form');
    await answer.waitFor();
    await answer.getByTestId('answer').click();
    await answer.getByText('这样答复应当说明理由').waitFor();
    await answer.locator('textarea[name=reason]').fill('摘要已过时，同意更正。');
    await answer.getByTestId('answer').click();
    await desk.getByTestId('outcome').waitFor();

    await page.getByRole('link', { name: '看进度' }).click();
    const outcome = page.getByTestId('outcome');
    await outcome.waitFor();
    expect(await outcome.innerText()).toContain('同意');
    await page.getByText('摘要已过时，同意更正。').first().waitFor();
    await citizen.picture('case-answered-light-390');
  });

  test('M19: from a row of the table, a request for verification knows the row and the column', async () => {
    const { page } = citizen;
    await page.goto('/data/museums?tab=data');
    const row = page.getByTestId('row').first();
    await row.waitFor();
    const name = await row.locator('td').first().innerText();
    await row.getByRole('button', { name: '这行有误' }).click();
    await page.getByTestId('wrong-row').getByRole('link', { name: '质量等级' }).click();
    const form = page.getByTestId('verification-form');
    await form.waitFor();
    expect(await form.locator('input[name=row]').inputValue()).toBe(`name=${name}`);
    expect(await form.locator('select[name=field]').inputValue()).toBe('grade');
    expect([...citizen.faults, ...officer.faults]).toEqual([]);
  });
});
