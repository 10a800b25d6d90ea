import { describe, expect, test } from 'vitest';
import { floorAt, readDecimal, writeDecimal } from '../../../db/columnar/decimal.ts';
import { average, deviation } from '../../../db/columnar/division.ts';

/** As PostgreSQL 18 answers them. */
describe('quotients have as many digits as PostgreSQL gives them', () => {
  test.each([
    ['10', 4n, '2.5000000000000000'],
    ['1', 3n, '0.33333333333333333333'],
    ['-1', 3n, '-0.33333333333333333333'],
    ['2', 3n, '0.66666666666666666667'],
    ['0', 7n, '0.00000000000000000000'],
    ['12.50', 8n, '1.5625000000000000'],
    ['99999', 1n, '99999.000000000000'],
    ['1000000000000.123456', 7n, '142857142857.16049371'],
    ['0.0000001', 3n, '0.000000033333333333333333'],
  ])('the average of %s over %s', (sum, count, expected) => {
    expect(average(readDecimal(sum), count)).toBe(expected);
  });

  test('deviations are rounded twice: the variance, and its root', () => {
    // 2, 4, 4, 4, 5, 5, 7, 9
    const [sum, squares] = [readDecimal('40'), readDecimal('232')];
    expect(deviation(sum, squares, 8n)).toBe('2.1380899352993951');
    expect(deviation(readDecimal('6'), readDecimal('12'), 3n)).toBe('0');
  });
});

describe('decimals', () => {
  test.each([
    ['1e+21', '1000000000000000000000'],
    ['1e-7', '0.0000001'],
    ['-0.50', '-0.50'],
    ['.5', '0.5'],
    ['+7', '7'],
  ])('%s is read and written without losing a digit', (text, expected) => {
    expect(writeDecimal(readDecimal(text))).toBe(expected);
  });

  test('what lies between two places stands above the lower one', () => {
    expect(floorAt(readDecimal('-0.0049'), 2)).toEqual({ floor: -1n, exact: false });
    expect(floorAt(readDecimal('0.0049'), 2)).toEqual({ floor: 0n, exact: false });
    expect(floorAt(readDecimal('7.7'), 2)).toEqual({ floor: 770n, exact: true });
  });
});
