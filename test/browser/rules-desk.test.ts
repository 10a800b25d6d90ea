import { describe, expect, test } from 'vitest';
import { hasBrowser } from '../support/browser.ts';
import { visits } from '../support/visits.ts';

/** 规则 with real parts: the Bureau's reviewer keeps them, an officer reads them. */
describe.skipIf(!hasBrowser)('the rules at the desk in a browser', () => {
  const { atPost } = visits();

  test('a profile is added with its faults said, moved by keyboard, tried and removed', async () => {
    const bureau = await atPost('bureau-reviewer');
    const { page } = bureau;
    await page.goto('/desk');
    const parts = page.getByRole('navigation', { name: '工作台的各部分' });
    await parts.getByRole('link', { name: '规则' }).click();
    await page.getByRole('link', { name: '部门更名' }).waitFor();
    await bureau.picture('rules-1366');
    await page.getByRole('link', { name: '脱敏模板' }).click();
    await page.getByTestId('add-profile').click();
    const form = page.getByTestId('profile-form');
    await page.getByTestId('save-profile').click();
    await form.getByRole('alert').first().waitFor();
    await form.locator('[name=titleZh]').fill('医保卡号');
    await form.locator('[name=kind]').fill('HEALTH_CARD');
    await page.getByTestId('save-profile').click();
    await form.getByText('请写表头里的词').waitFor();
    await bureau.picture('rules-profile-faults-1366');
    await form.locator('[name=names]').fill('医保卡、社保卡');
    await form.getByLabel('处理', { exact: true }).selectOption('HASH');
    await page.getByTestId('save-profile').click();
    const row = page.locator('[data-testid=profile-row][data-kind=HEALTH_CARD]');
    await row.waitFor();

    const rows = page.getByTestId('profile-row');
    const place = async () =>
      (await rows.evaluateAll((all) => all.map((one) => one.dataset['kind']))).indexOf(
        'HEALTH_CARD',
      );
    const last = await place();
    const up = page.getByRole('button', { name: '把“医保卡号”上移' });
    const focused = (on: typeof up) => on.evaluate((one) => one.matches(':focus'));
    await up.focus();
    for (let moved = 1; moved <= 2; moved++) {
      await page.keyboard.press('Enter');
      await expect.poll(place).toBe(last - moved);
      await expect.poll(() => focused(up)).toBe(true);
    }

    const trial = page.getByTestId('profile-trial');
    await trial.locator('textarea').fill('姓名\t医保卡号\t楼层\n王小明\tA1234\t3');
    await trial.getByRole('button', { name: '试一试' }).click();
    const tried = page.getByTestId('tried');
    await tried.getByText('王小明 → 王**').waitFor();
    await tried.getByText('没有模板认出：楼层').waitFor();
    await bureau.picture('rules-profiles-1366');

    const edit = page.getByRole('button', { name: '改“医保卡号”' });
    await edit.press('Enter');
    await expect.poll(() => focused(form.locator('[name=titleZh]'))).toBe(true);
    await form.getByRole('button', { name: '不改了' }).press('Enter');
    await expect.poll(() => focused(edit)).toBe(true);
    await edit.press('Enter');
    await bureau.picture('rules-profile-edit-1366');
    await page.getByTestId('remove-profile').click();
    await page.getByRole('button', { name: '确认删除“医保卡号”' }).click();
    await row.waitFor({ state: 'detached' });
    expect(bureau.faults).toEqual([]);
  });

  test('a formula, the notice period and a department’s name are changed, and others read them', async () => {
    const bureau = await atPost('bureau-reviewer');
    const { page } = bureau;
    await page.goto('/desk/rules/quality');
    const accuracy = page.locator('[data-measure=ACCURACY]');
    await accuracy.getByRole('button', { name: '改准确性的公式' }).click();
    await accuracy.locator('[name="of.rowsReceived"]').selectOption('');
    await accuracy.locator('[name="of.rowsRejected"]').selectOption('');
    await page.getByTestId('save-formula').click();
    await accuracy.getByText('分子至少要有一个计数').waitFor();
    await accuracy.locator('[name="of.rowsAccepted"]').selectOption('+');
    await bureau.picture('rules-formula-1366');
    await page.getByTestId('save-formula').click();
    await accuracy.getByText('接收的行 ÷ 收到的行').waitFor();

    await page.goto('/desk/rules/notice');
    await page.locator('[name=days]').fill('0');
    await page.getByTestId('save-notice').click();
    await page.getByText('应在 1 到 730 天之间').waitFor();
    await page.locator('[name=days]').fill('60');
    await page.getByTestId('save-notice').click();
    await page.getByText('60天', { exact: true }).waitFor();
    await bureau.picture('rules-notice-1366');

    await page.goto('/desk/rules/departments');
    await page.locator('[name=department]').selectOption('heritage');
    await page.locator('[name=nameZh]').fill('洛阳市文化遗产局');
    await page.getByTestId('rename').click();
    await page.getByText('请写明更名依据').waitFor();
    await page.locator('[name=reason]').fill('机构改革方案');
    await bureau.picture('rules-rename-1366');
    await page.getByTestId('rename').click();
    await page.getByRole('rowheader', { name: '洛阳市文化遗产局' }).waitFor();

    const officer = await atPost('heritage-officer');
    await officer.page.setViewportSize({ width: 390, height: 844 });
    for (const part of ['profiles', 'quality', 'notice', 'departments']) {
      await officer.page.goto(`/desk/rules/${part}`);
      await officer.page.waitForLoadState('networkidle');
      await officer.picture(`rules-${part}-officer-390`);
      expect(await officer.page.locator('main button:not([type=submit]), main form').count()).toBe(
        part === 'profiles' ? 1 : 0,
      );
      const whole = officer.page.locator('html');
      expect(await whole.evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(390);
    }
    expect([...bureau.faults, ...officer.faults]).toEqual([]);
  });
});
