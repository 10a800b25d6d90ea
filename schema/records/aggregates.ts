import { RECORD_LIMITS } from '../../api/records/limits.ts';
import { type Aggregates, readAggregates } from '../../api/records/read-aggregates.ts';
import { AGGREGATE_FUNCTIONS, DATE_BUCKETS } from '../../api/records/vocabulary.ts';
import { builder } from '../builder.ts';
import { Dataset } from '../catalogue/dataset.ts';
import { Release } from '../catalogue/release.ts';
import { AS_OF } from './as-of.ts';
import { RecordOrder } from './records.ts';

const AggregateFunction = builder.enumType('AggregateFunction', {
  description:
    '统计函数。COUNT 不写字段时计行数，写字段时计非空值；百分位数在两值之间插值。 Figures. COUNT counts rows, or with a field the values that are there; percentiles are interpolated.',
  values: AGGREGATE_FUNCTIONS,
});

const DateBucket = builder.enumType('DateBucket', {
  description:
    '日期的分组，以首日为值；一周从星期一开始，按北京时间。 Groups of dates, by their first day; weeks begin on Monday, in Beijing time.',
  values: DATE_BUCKETS,
});

export const AggregateGroup = builder.inputType('AggregateGroup', {
  description: '分组依据。 What rows are put together by.',
  fields: (t) => ({
    field: t.string({ required: true, description: '字段名。 Name of the field.' }),
    bucket: t.field({ type: DateBucket, description: '日期按何分组。 Bucket of a date.' }),
    band: t.string({
      description:
        '数值分段的宽度，如 "10"；以下限为值。 Width of a band of numbers, such as "10"; its value is the lower end.',
    }),
    as: t.string({
      description:
        '结果中的名称，不写为字段名。 Its name in the answer; that of the field when left out.',
    }),
  }),
});

export const AggregateMeasure = builder.inputType('AggregateMeasure', {
  description: '一项统计。 One figure.',
  fields: (t) => ({
    function: t.field({ type: AggregateFunction, required: true, description: '函数。 Function.' }),
    field: t.string({ description: '字段名；COUNT 可不写。 Name of the field; COUNT needs none.' }),
    at: t.float({ description: 'PERCENTILE 的位置，0 到 1。 Place of a PERCENTILE, 0 to 1.' }),
    as: t.string({ required: true, description: '结果中的名称。 Its name in the answer.' }),
  }),
});

/** An input that is null was not given. */
export function groupsGiven(
  given: readonly (typeof AggregateGroup.$inferInput)[] | null | undefined,
) {
  return given?.map(({ field, bucket, band, as }) => ({
    field,
    bucket: bucket ?? undefined,
    band: band ?? undefined,
    as: as ?? undefined,
  }));
}

export function measuresGiven(given: readonly (typeof AggregateMeasure.$inferInput)[]) {
  return given.map(({ function: name, field, at, as }) => ({
    function: name,
    field: field ?? undefined,
    at: at ?? undefined,
    as,
  }));
}

const AggregatesRef = builder.objectRef<Aggregates>('Aggregates').implement({
  description: '一个版本的统计结果。 Figures over the rows of one release.',
  fields: (t) => ({
    groups: t.field({
      type: ['Record'],
      description: '各组：分组值与各项统计。 Groups: the values they share, and their figures.',
      resolve: ({ groups }) => groups,
    }),
    hasMore: t.exposeBoolean('hasMore', {
      description: '是否还有更多组未列出。 Whether there are more groups than are listed.',
    }),
    release: t.field({
      type: Release,
      description: '所属版本。 The release.',
      resolve: ({ release }) => release,
    }),
  }),
});

builder.objectField(Dataset, 'aggregates', (t) =>
  t.field({
    type: AggregatesRef,
    description:
      '统计：与数据行同样的准入，不返回行。 Figures over rows, behind the same gate as the rows.',
    args: {
      where: t.arg({
        type: 'JSON',
        description: '行的筛选，同 records。 Filter of rows, as in records.',
      }),
      groupBy: t.arg({
        type: [AggregateGroup],
        description: `分组，至多 ${RECORD_LIMITS.groupings} 项。 Groupings, at most ${RECORD_LIMITS.groupings}.`,
      }),
      measures: t.arg({
        type: [AggregateMeasure],
        required: true,
        description: `统计，1 到 ${RECORD_LIMITS.measures} 项。 Figures, 1 to ${RECORD_LIMITS.measures}.`,
      }),
      having: t.arg({
        type: 'JSON',
        description: '组的筛选，按结果中的名称。 Filter of groups, by the names in the answer.',
      }),
      orderBy: t.arg({
        type: [RecordOrder],
        description: '组的排序，按结果中的名称。 Order of groups, by the names in the answer.',
      }),
      first: t.arg.int({
        description: `组数，1 到 ${RECORD_LIMITS.groups}；不写为 ${RECORD_LIMITS.groupsUnasked}。 How many groups, 1 to ${RECORD_LIMITS.groups}; ${RECORD_LIMITS.groupsUnasked} when left out.`,
      }),
      release: t.arg.int({
        description: '版本号；不写为当前版本。 Release; the newest when left out.',
      }),
      asOf: t.arg.string({ description: AS_OF }),
    },
    resolve: (entry, args, { system, viewer }) =>
      readAggregates(system, viewer, entry, {
        where: args.where,
        groupBy: groupsGiven(args.groupBy),
        measures: measuresGiven(args.measures),
        having: args.having,
        orderBy: args.orderBy ?? undefined,
        first: args.first ?? undefined,
        release: args.release ?? undefined,
        asOf: args.asOf ?? undefined,
      }),
  }),
);
