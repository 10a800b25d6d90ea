import { countFigure } from '../../api/records/count-figures.ts';
import { type FieldProfile, readProfile } from '../../api/records/read-profile.ts';
import { builder } from '../builder.ts';
import { Dataset } from '../catalogue/dataset.ts';
import { Release } from '../catalogue/release.ts';
import { AS_OF } from './as-of.ts';

const FrequentValue = builder
  .objectRef<FieldProfile['frequent'][number]>('FrequentValue')
  .implement({
    description: '常见的值。 A value that many rows share.',
    fields: (t) => ({
      value: t.expose('value', { type: 'JSON', description: '值。 The value.' }),
      rows: t.exposeInt('rows', { description: '行数。 How many rows have it.' }),
    }),
  });

const ValueRange = builder.objectRef<NonNullable<FieldProfile['range']>>('ValueRange').implement({
  description: '取值范围。 From the least value to the greatest.',
  fields: (t) => ({
    least: t.expose('least', { type: 'JSON', description: '最小值。 The least.' }),
    greatest: t.expose('greatest', { type: 'JSON', description: '最大值。 The greatest.' }),
  }),
});

const HistogramBand = builder
  .objectRef<FieldProfile['histogram'][number]>('HistogramBand')
  .implement({
    description:
      '直方图的一段，含下限、不含上限。 A band, its lower end included and its upper end not.',
    fields: (t) => ({
      from: t.expose('from', { type: 'JSON', description: '下限。 Lower end.' }),
      to: t.expose('to', { type: 'JSON', description: '上限。 Upper end.' }),
      rows: t.exposeInt('rows', {
        nullable: true,
        description: '行数；过少而不公布的为 null。 Rows; null where so few are not told.',
      }),
    }),
  });

const FieldProfileRef = builder.objectRef<FieldProfile>('FieldProfile').implement({
  description:
    '字段概况，发布时计算；不是无条件开放的字段，不足 10 行的组和极值不公布。 What the values of a field are like, taken with the release; of a field that not everyone may read, groups below 10 rows and extremes are not told.',
  fields: (t) => ({
    rows: t.exposeInt('rows', { description: '行数。 Rows of the release.' }),
    nulls: t.exposeInt('nulls', {
      nullable: true,
      description: '没有值的行数。 Rows without a value.',
    }),
    nullShare: t.exposeFloat('nullShare', {
      nullable: true,
      description: '没有值的比例。 Their share.',
    }),
    distinct: t.exposeInt('distinct', {
      nullable: true,
      description: '不同值的个数；几何为 null。 Different values; null of a geometry.',
    }),
    range: t.field({
      type: ValueRange,
      nullable: true,
      description: '数值、日期的取值范围。 Range of numbers, days and instants.',
      resolve: ({ range }) => range,
    }),
    frequent: t.field({
      type: [FrequentValue],
      description: '最常见的值，至多 10 个。 The most frequent values, at most 10.',
      resolve: ({ frequent }) => frequent,
    }),
    histogram: t.field({
      type: [HistogramBand],
      description: '等宽直方图。 Histogram of equal bands.',
      resolve: ({ histogram }) => histogram,
    }),
    release: t.field({
      type: Release,
      description: '所属版本。 The release.',
      resolve: ({ release }) => release,
    }),
  }),
});

builder.objectField(Dataset, 'profile', (t) =>
  t.field({
    type: FieldProfileRef,
    nullable: true,
    description:
      '一个字段的概况，与数据行同样的准入；没有留存的旧版本为 null。 The profile of a field, behind the same gate as the rows; null of old releases that have none.',
    args: {
      field: t.arg.string({ required: true, description: '字段名。 Name of the field.' }),
      release: t.arg.int({
        description: '版本号；不写为当前版本。 Release; the newest when left out.',
      }),
      asOf: t.arg.string({ description: AS_OF }),
    },
    resolve: (entry, { field, release, asOf }, context) => {
      countFigure(context);
      return readProfile(context.system, context.viewer, entry, {
        field,
        release: release ?? undefined,
        asOf: asOf ?? undefined,
      });
    },
  }),
);
