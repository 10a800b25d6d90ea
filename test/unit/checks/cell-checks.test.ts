import { describe, expect, test } from 'vitest';
import { cellCheck } from '../../../api/checks/cell-checks.ts';
import { DIVISION_CODES } from '../../../api/checks/division-codes.ts';
import { creditCheckDigit } from '../../../api/checks/credit-code.ts';
import { identityCheckDigit } from '../../../api/checks/identity-number.ts';
import { divisionCodeChanges } from '../../../api/seed/datasets/division-code-changes.ts';
import { divisions } from '../../../api/seed/divisions.ts';
import type { FieldCheck } from '../../../db/catalogue/checks.ts';
import type { FieldType } from '../../../db/catalogue/vocabulary.ts';

const fault = (
  check: FieldCheck,
  value: string,
  { type = 'STRING', row = {} }: { type?: FieldType; row?: Record<string, string> } = {},
) => {
  const faultOf = cellCheck(check, type, '2026-11-23');
  if (faultOf === null) throw new Error('looks at all rows');
  return faultOf(value, (field) => row[field] ?? null);
};
const reason = (...given: Parameters<typeof fault>) => fault(...given)?.reason;

describe('M16: numbers carry their check characters', () => {
  const first17 = '41030219900307001';
  const right = first17 + identityCheckDigit(first17);

  test('an identity number says whether its form, its day of birth or its check character is wrong', () => {
    const check = { kind: 'IDENTITY_NUMBER' } as const;
    expect(reason(check, right)).toBeUndefined();
    const wrong = first17 + (right.endsWith('1') ? '2' : '1');
    expect(fault(check, wrong)?.detail?.zh).toContain('校验码');
    expect(fault(check, '410302199013071234')?.detail?.zh).toContain('不是日期');
    expect(fault(check, '410302900307123')?.detail?.zh).toContain('15 位旧号');
  });

  test('a document is a resident card, a passport, or a residence or travel permit by its own form', () => {
    const check = { kind: 'PERSON_DOCUMENT' } as const;
    const permit = '81000019900307001';
    for (const good of [right, permit + identityCheckDigit(permit), 'E12345678', 'EA1234567'])
      expect(reason(check, good)).toBeUndefined();
    for (const good of ['G12345678', 'H12345678', 'M1234567801', '12345678', 'USA123456789012'])
      expect(reason(check, good)).toBeUndefined();
    for (const bad of ['E1234', '张三', '410302199003070011', 'X12345678', ''])
      expect(reason(check, bad)).toBe('PERSON_DOCUMENT_WRONG');
  });

  test('a credit code of 15 digits is told apart from a wrong one', () => {
    const check = { kind: 'CREDIT_CODE' } as const;
    const code = '91410302000000001';
    expect(reason(check, code + creditCheckDigit(code))).toBeUndefined();
    expect(fault(check, '410300100012345')?.detail?.zh).toContain('旧注册号');
    expect(fault(check, '914103020000000019')).toEqual({ reason: 'CREDIT_CODE_WRONG' });
  });
});

describe('GB/T 2260: a division code stands in the list of its year', () => {
  test('a retired code is told apart from a wrong one, with what took its place', () => {
    expect(reason({ kind: 'DIVISION' }, '410307')).toBeUndefined();
    expect(fault({ kind: 'DIVISION' }, '410381')).toMatchObject({
      reason: 'DIVISION_RETIRED',
      detail: { zh: '410381 偃师市自 2021 年起停用，改用 410307 偃师区' },
    });
    expect(fault({ kind: 'DIVISION' }, '410309')).toEqual({ reason: 'DIVISION_UNKNOWN' });
    expect(fault({ kind: 'DIVISION' }, '410371')?.detail?.zh).toContain('功能区');
  });

  test('the year is the declared one, or that of the row', () => {
    expect(reason({ kind: 'DIVISION', year: 2020 }, '410381')).toBeUndefined();
    expect(reason({ kind: 'DIVISION', year: 2020 }, '410307')).toBe('DIVISION_NOT_YET');
    const check = { kind: 'DIVISION', yearOf: 'on' } as const;
    expect(reason(check, '410322', { row: { on: '2019-05-01' } })).toBeUndefined();
    expect(reason(check, '410322', { row: { on: '2021' } })).toBe('DIVISION_RETIRED');
    expect(reason(check, '410322')).toBe('DIVISION_RETIRED');
  });

  test('the list agrees with the divisions and the changes that the first catalogue publishes', () => {
    const now = DIVISION_CODES.filter(({ until }) => until === undefined);
    expect(now.map(({ code, name }) => ({ code, name })).toSorted(byCode)).toEqual(
      divisions.map(({ code, name }) => ({ code, name: name.zh })).toSorted(byCode),
    );
    const known = new Map(DIVISION_CODES.map((one) => [one.code, one]));
    for (const [year, before, , after, , whole] of divisionCodeChanges.rows()) {
      if (whole !== '是' || before === after || before === null || before === undefined) continue;
      expect(known.get(before)).toMatchObject({ until: Number(year) - 1, became: after });
    }
  });
});
const byCode = (a: { code: string }, b: { code: string }) => a.code.localeCompare(b.code);

describe('values stand within what is declared', () => {
  test('ranges of numbers and days are inclusive, and may end with the day of the load', () => {
    const share = { kind: 'RANGE', least: '0', most: '100' } as const;
    expect(reason(share, '100', { type: 'NUMBER' })).toBeUndefined();
    expect(fault(share, '100.1', { type: 'NUMBER' })?.detail).toEqual({
      zh: '应不小于 0、不大于 100',
      en: 'at least 0, at most 100',
    });
    const past = { kind: 'RANGE', least: '1949-10-01', most: 'TODAY' } as const;
    expect(reason(past, '2026-11-23', { type: 'DATE' })).toBeUndefined();
    expect(fault(past, '2026-11-24', { type: 'DATE' })?.detail?.zh).toContain('2026-11-23');
    expect(reason(past, '1949-09-30', { type: 'DATE' })).toBe('OUTSIDE_RANGE');
    const instant = { type: 'DATETIME' as const };
    expect(reason(past, '2026-11-23T23:59:00+08:00', instant)).toBeUndefined();
    expect(reason(past, '2026-11-23T16:30:00Z', instant)).toBe('OUTSIDE_RANGE');
  });

  test.each([
    ['PHONE', '0379-63212345、13700000000', undefined],
    ['PHONE', '（0379）63212345转8001', undefined],
    ['PHONE', '12345', undefined],
    ['PHONE', '咨询前台', 'NOT_A_PHONE'],
    ['EMAIL', 'office@example.gov.cn', undefined],
    ['EMAIL', 'office＠', 'NOT_AN_EMAIL'],
  ] as const)('%s: %s', (kind, value, expected) => {
    expect(reason({ kind }, value)).toBe(expected);
  });

  test('codes come from their list', () => {
    const check = { kind: 'CODE_LIST', codes: ['1', '2'] } as const;
    expect(reason({ ...check, codes: [...check.codes] }, '2')).toBeUndefined();
    expect(reason({ ...check, codes: [...check.codes] }, '3')).toBe('NOT_IN_CODE_LIST');
  });
});
