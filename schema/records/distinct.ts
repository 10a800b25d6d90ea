import { countFigure } from '../../api/records/count-figures.ts';
import { RECORD_LIMITS } from '../../api/records/limits.ts';
import {
  DISTINCT_ORDERS,
  type DistinctValues,
  readDistinct,
} from '../../api/records/read-distinct.ts';
import { builder } from '../builder.ts';
import { Dataset } from '../catalogue/dataset.ts';
import { Release } from '../catalogue/release.ts';
import { AS_OF } from './as-of.ts';

const DistinctSort = builder.enumType('DistinctSort', {
  description:
    '按行数由多到少（COUNT），或按值由小到大（VALUE）。 Most frequent values first, or by value.',
  values: DISTINCT_ORDERS,
});

const DistinctValue = builder
  .objectRef<DistinctValues['values'][number]>('DistinctValue')
  .implement({
    description: '一个值及其行数。 A value with its rows.',
    fields: (t) => ({
      value: t.expose('value', {
        type: 'JSON',
        nullable: true,
        description: '值；空值自成一项。 The value; null for rows without one.',
      }),
      rows: t.exposeInt('rows', { description: '行数。 How many rows have it.' }),
    }),
  });

const DistinctValuesRef = builder.objectRef<DistinctValues>('DistinctValues').implement({
  description: '一个字段的不同值。 The different values of a field.',
  fields: (t) => ({
    values: t.field({
      type: [DistinctValue],
      description: '各值。 The values.',
      resolve: ({ values }) => values,
    }),
    hasMore: t.exposeBoolean('hasMore', {
      description: '是否还有更多值未列出。 Whether there are more values than are listed.',
    }),
    count: t.int({
      description: '共有多少个不同的值，空值不计。 How many different values, null not counted.',
      resolve: (distinct) => distinct.count(),
    }),
    release: t.field({
      type: Release,
      description: '所属版本。 The release.',
      resolve: ({ release }) => release,
    }),
  }),
});

builder.objectField(Dataset, 'distinctValues', (t) =>
  t.field({
    type: DistinctValuesRef,
    description:
      '一个字段有哪些值、各多少行，与数据行同样的准入。 Which values a field has, each with its rows, behind the same gate as the rows.',
    args: {
      field: t.arg.string({ required: true, description: '字段名。 Name of the field.' }),
      where: t.arg({
        type: 'JSON',
        description: '行的筛选，同 records。 Filter of rows, as in records.',
      }),
      order: t.arg({
        type: DistinctSort,
        required: true,
        defaultValue: 'COUNT',
        description: '次序。 Order.',
      }),
      first: t.arg.int({
        description: `个数，1 到 ${RECORD_LIMITS.groups}；不写为 ${RECORD_LIMITS.groupsUnasked}。 How many, 1 to ${RECORD_LIMITS.groups}; ${RECORD_LIMITS.groupsUnasked} when left out.`,
      }),
      release: t.arg.int({
        description: '版本号；不写为当前版本。 Release; the newest when left out.',
      }),
      asOf: t.arg.string({ description: AS_OF }),
    },
    resolve: (entry, args, context) => {
      countFigure(context);
      return readDistinct(context.system, context.viewer, entry, {
        field: args.field,
        where: args.where,
        order: args.order,
        first: args.first ?? undefined,
        release: args.release ?? undefined,
        asOf: args.asOf ?? undefined,
      });
    },
  }),
);
