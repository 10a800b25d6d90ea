import { describe, expect, test } from 'vitest';
import { arrangedDay } from '../../api/procedures/state-council-calendar.ts';
import { countWorkingDays, workingDaysBetween } from '../../api/procedures/working-days.ts';

describe('M32–M33: ten working days from receipt', () => {
  test('the day of receipt does not count and the deadline is the end of the tenth working day', () => {
    const deadline = countWorkingDays(arrangedDay, '2026-11-23', 10);
    expect(deadline.dueOn).toBe('2026-12-07');
    expect(deadline.dueAt.toISOString()).toBe('2026-12-07T15:59:59.999Z');
    expect(deadline.days[0]).toMatchObject({
      date: '2026-11-23',
      counted: false,
      reason: { zh: '收件当日不计' },
    });
  });

  test('holidays are skipped and the adjusted Saturday is worked, each with its reason', () => {
    const deadline = countWorkingDays(arrangedDay, '2026-09-28', 10);
    expect(deadline.dueOn).toBe('2026-10-16');
    const reasons = Object.fromEntries(deadline.days.map((day) => [day.date, day.reason.zh]));
    expect(reasons['2026-10-01']).toBe('国庆节');
    expect(reasons['2026-10-10']).toBe('调休上班');
  });

  test('a year whose arrangement is not out counts Monday to Friday and says that it is provisional', () => {
    const deadline = countWorkingDays(arrangedDay, '2026-12-25', 10);
    expect(deadline.provisional).toBe(true);
    expect(countWorkingDays(arrangedDay, '2026-11-23', 10).provisional).toBe(false);
  });

  test('days left are negative once the deadline has passed', () => {
    expect(workingDaysBetween(arrangedDay, '2026-11-23', '2026-12-07')).toBe(10);
    expect(workingDaysBetween(arrangedDay, '2026-12-09', '2026-12-07')).toBe(-2);
  });
});
