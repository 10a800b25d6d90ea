import { describe, expect, test } from 'vitest';
import {
  canonical,
  fieldWeights,
  LIKELY,
  likeness,
  prepare,
  type Likely,
} from '../../../api/reviews/likeness.ts';

const write = canonical([['社会保险', '社保']]);
const compare = (a: Likely, b: Likely, others: Likely[] = []) => {
  const [one, other, ...more] = [a, b, ...others].map((entry) => prepare(entry, write));
  if (one === undefined || other === undefined) throw new Error('nothing to compare');
  return likeness(one, other, fieldWeights([one, other, ...more]));
};
const entry = (title: string, ...fields: string[]): Likely => ({ title, fields });

describe('M16: what looks like the same resource of another department', () => {
  test('has the same title but for place, brackets and words that say nothing', () => {
    expect(compare(entry('洛阳市停车场信息（2025年）'), entry('停车场名录')).score).toBe(1);
  });

  test('has the same title in other words of the search’s list', () => {
    expect(compare(entry('社保缴费'), entry('社会保险缴费')).titleScore).toBe(1);
  });

  test('has fields that few others have; those that everyone has tell little', () => {
    const others = Array.from({ length: 20 }, (_, at) => entry(`其他${at}`, '名称', '地址'));
    const rare = compare(entry('甲', '名称', '泊位数'), entry('乙', '地址', '泊位数'), others);
    const common = compare(entry('甲', '名称', '泊位数'), entry('乙', '名称', '库容'), others);
    expect(rare.fieldScore ?? 0).toBeGreaterThan((common.fieldScore ?? 0) * 2);
    expect(rare.sharedFields).toEqual(['泊位数']);
  });

  test('does not have the same few fields that everyone has', () => {
    const others = Array.from({ length: 200 }, (_, at) => entry(`其他${at}`, '名称', '地址'));
    const [one, other] = [entry('药店', '名称', '地址'), entry('公园', '名称', '地址')];
    expect(compare(one, other, others).score).toBeLessThan(LIKELY / 2);
  });

  test('is judged by its title alone where one has no fields', () => {
    const found = compare(entry('博物馆名录'), entry('博物馆', '名称'));
    expect(found).toMatchObject({ fieldScore: null, score: found.titleScore });
  });

  test('is nothing that only shares a common field', () => {
    const found = compare(entry('空气质量监测', '名称'), entry('公交线路', '名称'));
    expect(found.score).toBeLessThan(LIKELY);
    expect(compare(entry('空气质量监测', '站点'), entry('公交线路', '线路')).score).toBe(0);
  });
});
