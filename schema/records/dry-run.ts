import { type DryRun, dryRun } from '../../api/records/dry-run.ts';
import { builder } from '../builder.ts';
import { Dataset } from '../catalogue/dataset.ts';
import { Text } from '../text.ts';
import { AggregateGroup, AggregateMeasure, groupsGiven, measuresGiven } from './aggregates.ts';
import { AS_OF } from './as-of.ts';
import { RecordOrder } from './records.ts';

const DryRunRefusal = builder.objectRef<NonNullable<DryRun['refusal']>>('DryRunRefusal').implement({
  description: '会被拒绝的原因，同错误代码。 Why it would be refused, as in errors.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '错误代码。 Error code.' }),
    reason: t.string({
      nullable: true,
      description: '参数错误的细分原因。 The finer reason of a wrong argument.',
      resolve: ({ detail }) => detail.reason ?? null,
    }),
    argument: t.string({
      nullable: true,
      description: '有关的参数或字段。 The argument or the fields concerned.',
      resolve: ({ detail }) => detail.argument ?? null,
    }),
    message: t.expose('sentence', { type: Text, description: '一句话说明。 In a sentence.' }),
  }),
});

const DryRunRef = builder.objectRef<DryRun>('DryRun').implement({
  description:
    '试算：不读取数据、不留取用记录。 A dry run: no row is read and nothing put on record.',
  fields: (t) => ({
    allowed: t.boolean({
      description: '真问时会不会答。 Whether the question would be answered.',
      resolve: ({ refusal }) => refusal === undefined,
    }),
    refusal: t.field({
      type: DryRunRefusal,
      nullable: true,
      description: '不答的原因。 Why it would not.',
      resolve: ({ refusal }) => refusal,
    }),
    scanned: t.float({
      nullable: true,
      description:
        '须逐行查看的行数；有索引可用为 null。上限见 apiLimits.scannedRows。 Rows that would be looked at one by one; null where an index leads to them.',
      resolve: ({ cost }) => cost?.scanned ?? null,
    }),
    unindexed: t.stringList({
      description: '没有索引可用的字段。 Fields to which no index leads.',
      resolve: ({ cost }) => cost?.unindexed ?? [],
    }),
    logged: t.exposeBoolean('logged', {
      description: '作答时会不会留取用记录（M40）。 Whether an answer would be put on record.',
    }),
  }),
});

builder.objectField(Dataset, 'dryRun', (t) =>
  t.field({
    type: DryRunRef,
    description:
      '试算一次查询：代价多大、会不会被拒绝；写 measures 即试算 aggregates，否则试算 records。 What a question would cost and whether it would be refused: of aggregates where there are measures, else of records.',
    args: {
      fields: t.arg.stringList({ description: '同 records。 As in records.' }),
      where: t.arg({ type: 'JSON', description: '筛选。 Filter.' }),
      orderBy: t.arg({ type: [RecordOrder], description: '排序。 Order.' }),
      groupBy: t.arg({ type: [AggregateGroup], description: '分组。 Groupings.' }),
      measures: t.arg({ type: [AggregateMeasure], description: '统计。 Figures.' }),
      having: t.arg({ type: 'JSON', description: '组的筛选。 Filter of groups.' }),
      first: t.arg.int({ description: '行数或组数。 How many rows or groups.' }),
      release: t.arg.int({
        description: '版本号；不写为当前版本。 Release; the newest when left out.',
      }),
      asOf: t.arg.string({ description: AS_OF }),
    },
    resolve: (entry, args, { system, viewer }) =>
      dryRun(system, viewer, entry, {
        fields: args.fields ?? undefined,
        where: args.where,
        orderBy: args.orderBy ?? undefined,
        groupBy: groupsGiven(args.groupBy),
        measures: args.measures == null ? undefined : measuresGiven(args.measures),
        having: args.having,
        first: args.first ?? undefined,
        release: args.release ?? undefined,
        asOf: args.asOf ?? undefined,
      }),
  }),
);
