import { expect, test } from 'vitest';
import { arrayLiteral, copyArray, copyValue } from '../../../db/releases/copy-text.ts';

test.each([
  [['410307', '洛龙区', '']],
  [['a "quote"', 'b']],
  [['back\\slash', 'tab\there', 'line\nend\r\n']],
  [['nothing\0left', 'NULL', '{}', ', ']],
  [[null, 'NULL']],
  [[]],
])('an array of %j is written the same in one step and in two', (items: (string | null)[]) => {
  expect(copyArray(items)).toBe(copyValue(arrayLiteral(items)));
});
