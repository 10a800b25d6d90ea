import { describe, expect, test } from 'vitest';
import { finishGroups, MOST_FINISHED } from '../../../db/columnar/finish-groups.ts';
import type { Condition } from '../../../db/records/filter.ts';
import type { AggregateQuery } from '../../../db/records/query.ts';

const averages = (more: Partial<AggregateQuery> = {}): AggregateQuery => ({
  kind: 'AGGREGATE',
  groupBy: [{ as: 'name', field: 'name', type: 'STRING' }],
  measures: [{ as: 'mean', function: 'AVERAGE', field: 'price', type: 'DECIMAL' }],
  orderBy: [{ field: 'mean', direction: 'DESC', nulls: 'LAST' }],
  size: 10,
  ...more,
});
const having = (operator: Condition['operator'], value: Condition['value']): Condition => ({
  kind: 'condition',
  field: 'mean',
  operator,
  value,
});
const named = (rows: readonly (readonly (string | null)[])[]) => rows.map(([name]) => name);

describe('groups are left and sorted by the value of their figures, however it is written', () => {
  const rows = [
    ['a', '2.5000000000000000'],
    ['b', '0.33333333333333333333'],
    ['c', null],
    ['d', '-1.0000000000000000'],
    ['e', '2.50'],
    ['f', '12'],
  ];

  test('sorted, equal ones by their group, those without a value last', () => {
    expect(named(finishGroups(averages(), rows))).toEqual(['f', 'a', 'e', 'b', 'd', 'c']);
  });

  test.each([
    ['eq', '2.5', ['a', 'e']],
    ['ne', '25e-1', ['f', 'b', 'd']],
    ['in', ['2.500', '12.0'], ['f', 'a', 'e']],
    ['notIn', ['12', '-1'], ['a', 'e', 'b']],
    ['lt', '0.333333333333333333333333', ['b', 'd']],
    ['gt', '0.333333333333333333333333', ['f', 'a', 'e']],
    ['gte', '2.5', ['f', 'a', 'e']],
    ['between', ['-1', '2.5'], ['a', 'e', 'b', 'd']],
    ['isNull', true, ['c']],
  ] as const)('left where the figure is %s %s', (operator, value, left) => {
    const condition = having(operator, typeof value === 'object' ? [...value] : value);
    expect(named(finishGroups(averages({ having: condition }), rows))).toEqual(left);
  });
});

test('as many as are finished here hold nobody else up, whatever they are compared with', () => {
  const rows = Array.from({ length: MOST_FINISHED }, (_, at) => [
    `group ${at}`,
    `${(at * 7919) % 10_007}.33333333333333333333`,
  ]);
  const others = Array.from({ length: 1_000 }, (_, at) => `${at}.123456`);
  const before = process.cpuUsage();
  expect(finishGroups(averages({ having: having('notIn', others) }), rows)).toHaveLength(11);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(500);
});
