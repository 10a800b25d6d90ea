import { describe, expect, test } from 'vitest';
import { patternTest } from '../../../api/checks/match-pattern.ts';
import { seededRandom } from '../../../api/seed/synthetic.ts';

describe('a declared pattern means what a regular expression means', () => {
  const PATTERNS = [
    'a',
    '\\d{4}-\\d{2}',
    '[A-Z]{2}\\d{1,3}',
    '(ab|cd)*e?',
    '洛(阳|宁)[市县]',
    '^[^\\d\\s]+$',
    'a{0,3}b{2,}',
    '(?:a|b|)c',
    '\\w+\\.\\w*',
    '(a?){3}a{3}',
    '[\\-\\]a]+',
    'x|yz|',
    '((a|b)*c)*',
  ];

  test.each(PATTERNS)('%s', (pattern) => {
    const ours = patternTest(pattern);
    const theirs = new RegExp(`^(?:${pattern})$`, 'u');
    const random = seededRandom(20261123);
    const letters = Array.from('abcdexyz019A-]. 洛阳宁市县\n');
    const texts = ['', 'ab', '2026-11', 'AB12', 'abcde', '洛阳市', '洛宁县', 'aaa', 'aabb', 'a.b'];
    for (let round = 0; round < 3000; round++) {
      const length = Math.floor(random() * 7);
      texts.push(
        Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join(''),
      );
    }
    for (const text of texts) expect([text, ours(text)]).toEqual([text, theirs.test(text)]);
  });

  test.each([
    'a(',
    '[',
    '[z-a]',
    'a**',
    'a{2',
    'a{3,1}',
    'a{500}',
    '(?=a)',
    '\\1',
    '\\q',
    '+a',
    ')',
  ])('%s is not understood, and says so', (pattern) => {
    expect(() => patternTest(pattern)).toThrow();
  });

  test('no text makes it slow, not even those that stop a backtracking engine for years', () => {
    const evil = patternTest('(a+)+(a|aa)*(a*)*b');
    const text = 'a'.repeat(10_000);
    const begun = performance.now();
    expect(evil(text)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(() => patternTest('((a{100}){100}){100}')).toThrow('too large');
  });
});
