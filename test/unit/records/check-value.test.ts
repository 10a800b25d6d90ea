import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../api/errors.ts';
import { checkValue } from '../../../api/records/check-value.ts';

describe('a day is one that the calendar has, in an instant too', () => {
  test.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2028-02-29', true],
    ['2100-02-29', false],
    ['2026-04-31', false],
    ['2026-12-31', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
  ])('%s', (day, isReal) => {
    for (const [type, text] of [
      ['DATE', day],
      ['DATETIME', `${day}T00:00:00Z`],
      ['DATETIME', `${day}T23:59+08:00`],
    ] as const) {
      const check = () => checkValue(type, text, 'where.at.eq');
      if (isReal) expect(check()).toBe(text);
      else expect(check).toThrow(Refusal);
    }
  });

  test('what cannot be read is told by its place', () => {
    expect(() => checkValue('DATETIME', '2026-02-30T00:00:00Z', 'asOf')).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        detail: expect.objectContaining({ argument: 'asOf', reason: 'WRONG_TYPE' }),
      }),
    );
  });
});
