import { RECORD_LIMITS } from '../../api/records/limits.ts';
import {
  CHANGE_KINDS,
  readChanges,
  type RecordChange,
  type RecordChanges,
} from '../../api/records/read-changes.ts';
import { builder } from '../builder.ts';
import { Dataset } from '../catalogue/dataset.ts';
import { Release } from '../catalogue/release.ts';
import { PageInfo } from '../page-info.ts';

const ChangeKind = builder.enumType('RecordChangeKind', {
  description: '一行的变化：新增、修改、删除。 What became of a row.',
  values: CHANGE_KINDS,
});

const Change = builder.objectRef<RecordChange>('RecordChange').implement({
  description: '两个版本之间一行的变化。 What became of one row between two releases.',
  fields: (t) => ({
    kind: t.field({
      type: ChangeKind,
      description: '变化。 What became of it.',
      resolve: ({ kind }) => kind,
    }),
    before: t.expose('before', {
      type: 'Record',
      nullable: true,
      description: '之前的行；新增时为空。 The row as it was; null when it is new.',
    }),
    after: t.expose('after', {
      type: 'Record',
      nullable: true,
      description: '之后的行；删除时为空。 The row as it is; null when it is gone.',
    }),
  }),
});

const Changes = builder.objectRef<RecordChanges>('RecordChangeConnection').implement({
  description:
    '两个版本之间的变化；全部照做即得到后一版本（Relay）。 Changes between two releases: who takes over all of them holds the later one (Relay).',
  fields: (t) => ({
    nodes: t.field({
      type: [Change],
      description: '各项变化。 Changes.',
      resolve: ({ nodes }) => nodes,
    }),
    pageInfo: t.field({
      type: PageInfo,
      description: '翻页信息。 About the page.',
      resolve: ({ hasNextPage, hasPreviousPage, endCursor }) => ({
        hasNextPage,
        hasPreviousPage,
        startCursor: null,
        endCursor,
      }),
    }),
    since: t.field({
      type: Release,
      description: '前一版本。 The earlier release.',
      resolve: ({ since }) => since,
    }),
    until: t.field({
      type: Release,
      description: '后一版本。 The later release.',
      resolve: ({ until }) => until,
    }),
  }),
});

builder.objectField(Dataset, 'changes', (t) =>
  t.field({
    type: Changes,
    description:
      '两个版本之间的变化，与数据行同样的准入（M18）。 Changes between two releases, behind the same gate as the rows.',
    args: {
      since: t.arg.int({
        required: true,
        description: '前一版本号。 Number of the earlier release.',
      }),
      until: t.arg.int({
        description:
          '后一版本号；不写为当前版本。 Number of the later release; the newest when left out.',
      }),
      fields: t.arg.stringList({
        description:
          '要哪些字段；不写为全部可用字段。 Which fields; all that are free or granted when left out.',
      }),
      first: t.arg.int({
        description: `条数，1 到 ${RECORD_LIMITS.pageSize}；不写为 ${RECORD_LIMITS.pageSizeUnasked}。 How many, 1 to ${RECORD_LIMITS.pageSize}; ${RECORD_LIMITS.pageSizeUnasked} when left out.`,
      }),
      after: t.arg.string({ description: '上一页的 endCursor。 endCursor of the page before.' }),
    },
    resolve: (entry, args, { system, viewer }) =>
      readChanges(system, viewer, entry, {
        since: args.since,
        until: args.until ?? undefined,
        fields: args.fields ?? undefined,
        first: args.first ?? undefined,
        after: args.after ?? undefined,
      }),
  }),
);
