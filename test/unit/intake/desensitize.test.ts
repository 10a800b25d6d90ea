import { expect, test } from 'vitest';
import { desensitizer } from '../../../api/desensitization/desensitize.ts';
import type { Desensitization } from '../../../db/catalogue/desensitization.ts';

const key = Buffer.alloc(32, 1);
const change = (rule: Desensitization, raw: string) => desensitizer(rule, key)(raw);
const mask = (kind: Extract<Desensitization, { method: 'MASK' }>['kind'], raw: string) =>
  change({ method: 'MASK', kind }, raw);

test('a phone number is never nearly whole', () => {
  expect(mask('PHONE', '13837912345')).toBe('138****2345');
  expect(mask('PHONE', '0379-63938888')).toBe('0379-******88');
  expect(mask('PHONE', '63938888')).toBe('******88');
  expect(mask('PHONE', '张三 13837912345')).not.toContain('张');
});

test('a name shows at most its surname, a single character nothing', () => {
  expect(mask('NAME', '王小明')).toMatch(/^王\*+$/);
  expect(mask('NAME', '王')).toBe('*');
});

test('an identity number shows its region only', () => {
  expect(mask('IDENTITY_NUMBER', '410305199001011234')).toMatch(/^410305\*+$/);
});

test('of an account its last four, of a plate its place; what is too short for that shows nothing', () => {
  expect(mask('ACCOUNT', '6222021234567890')).toBe('************7890');
  expect(mask('PLATE', '豫CD12345')).toBe('豫C******');
  for (const [kind, short] of [
    ['IDENTITY_NUMBER', 'E12345678'],
    ['ACCOUNT', '123456'],
    ['PLATE', '豫C1'],
  ] as const)
    expect(mask(kind, short)).toBe('*'.repeat(short.length));
});

test.each([
  ['河南省洛阳市西工区中州中路12号', '河南省洛阳市西工区'],
  ['洛阳市洛龙区开元大道', '洛阳市洛龙区'],
  ['河南省洛阳市新安县城关镇幸福小区3号楼', '河南省洛阳市新安县'],
  ['河南省偃师市城关镇', '河南省偃师市'],
  ['北京市朝阳区建国路', '北京市朝阳区'],
])('%s ends at its district', (address, kept) => {
  expect(change({ method: 'GENERALISE_ADDRESS' }, address)).toBe(kept);
});

test.each([
  '幸福小区3号楼2单元501',
  '中州东路12号院幸福小区',
  '王城大道与九都路口锦绣社区',
  '科技园区8号',
])('nothing is kept of %s, which names no district', (address) => {
  expect(change({ method: 'GENERALISE_ADDRESS' }, address) ?? '').not.toMatch(
    /小区|社区|园区|路|号/,
  );
});

test('bands and rounding carry no binary noise', () => {
  expect(change({ method: 'GENERALISE_NUMBER', band: 10 }, '29.5')).toBe('20–29');
  expect(change({ method: 'GENERALISE_NUMBER', band: 10 }, '-0.5')).toBe('-10–-1');
  expect(change({ method: 'GENERALISE_NUMBER', band: 0.5 }, '0.7')).toBe('0.5–1');
  expect(change({ method: 'GENERALISE_NUMBER', band: 0.1 }, '0.3')).toBe('0.3–0.4');
  expect(change({ method: 'ROUND', places: 2 }, '112.45678')).toBe('112.46');
  expect(change({ method: 'ROUND', places: 2 }, '-0.001')).toBe('0');
});

test('a coordinate goes to the middle of its grid cell, also within a geometry', () => {
  expect(change({ method: 'GRID', size: 0.01 }, '112.4567')).toBe('112.455');
  expect(change({ method: 'GRID', size: 0.01 }, '-0.001')).toBe('-0.005');
  expect(change({ method: 'GRID', size: 500 }, '1234')).toBe('1250');
  expect(
    change({ method: 'GRID', size: 0.1 }, '{"type":"Point","coordinates":[112.4567,34.6501]}'),
  ).toBe('{"type":"Point","coordinates":[112.45,34.65]}');
});

test('equal values stay equal under one key and differ under another', () => {
  const other = desensitizer({ method: 'HASH' }, Buffer.alloc(32, 2));
  expect(change({ method: 'HASH' }, 'a')).toBe(change({ method: 'HASH' }, 'a'));
  expect(change({ method: 'HASH' }, 'a')).not.toBe(other('a'));
});
