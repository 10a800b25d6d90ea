import { describe, expect, test } from 'vitest';
import { creditCheckDigit, isCreditCode } from '../../../api/checks/credit-code.ts';
import { identityCheckDigit, isIdentityNumber } from '../../../api/checks/identity-number.ts';

describe('credit codes (GB 32100)', () => {
  test('are known by their check character', () => {
    expect(creditCheckDigit('91350100M000100Y4')).toBe('3');
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    expect(isCreditCode('91350100M000100Y44')).toBe(false);
    expect(isCreditCode('91350100M000100Y34')).toBe(false);
  });

  test('have 18 characters of an alphabet without I, O, S, V and Z', () => {
    for (const text of ['', '91350100M000100Y4', '91350100M000100Y433', '91350100m000100y43']) {
      expect(isCreditCode(text)).toBe(false);
    }
    expect(() => creditCheckDigit('91350100O000100Y4')).toThrow(RangeError);
  });
});

describe('identity numbers (GB 11643)', () => {
  test('are known by their check character, the standard’s own examples among them', () => {
    expect(identityCheckDigit('11010519491231002')).toBe('X');
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('440524188001010014')).toBe(true);
    expect(isIdentityNumber('110105194912310021')).toBe(false);
    expect(isIdentityNumber('11010519491231002x')).toBe(false);
  });

  test('have a day of birth that exists', () => {
    const first17 = '99999920230229001';
    expect(isIdentityNumber(first17 + identityCheckDigit(first17))).toBe(false);
    expect(() => identityCheckDigit('1101051949123100')).toThrow(RangeError);
  });
});
