import { describe, expect, test } from 'vitest';
import { drawSample, sampleSize } from '../../../api/reviews/draw-sample.ts';

describe('the sample of a review batch', () => {
  test.each([
    [0, 0],
    [3, 3],
    [5, 5],
    [50, 5],
    [51, 6],
    [500, 50],
  ])('of %i entries is %i', (clean, size) => {
    expect(sampleSize(clean)).toBe(size);
  });

  test('can be each set of its size, as chance has it, and holds nothing twice', () => {
    const items = ['a', 'b', 'c', 'd'];
    const drawn = new Set<string>();
    for (let first = 0; first < 4; first++)
      for (let second = 0; second < 3; second++) {
        const said = [first, second];
        const sample = drawSample(items, 2, () => said.shift() ?? 0);
        expect(sample.size).toBe(2);
        drawn.add([...sample].toSorted().join(''));
      }
    expect(drawn).toEqual(new Set(['ab', 'ac', 'ad', 'bc', 'bd', 'cd']));
  });

  test('asks chance only about what is left', () => {
    const asked: number[] = [];
    drawSample(['a', 'b', 'c'], 3, (below) => asked.push(below) && 0);
    expect(asked).toEqual([3, 2, 1]);
  });
});
