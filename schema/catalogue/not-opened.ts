import {
  listNotOpened,
  type NotOpenedPage,
  type NotOpenedRow,
} from '../../api/catalogue/list-not-opened.ts';
import { CLOSING_GROUND_TITLE } from '../../api/catalogue/vocabulary.ts';
import { builder } from '../builder.ts';
import { connection } from '../connection.ts';
import { Text, text } from '../text.ts';
import { Department } from './department.ts';
import { LegalBasis } from './legal-basis.ts';
import { ClosingGround } from './vocabulary.ts';

const NotOpenedResource = builder.objectRef<NotOpenedRow>('NotOpenedResource').implement({
  description:
    '不予开放的资源，由大数据局逐项决定列名；除此以外一概不公开（M30）。 A resource that is not opened, named by decision of the Bureau; nothing else about it is public.',
  fields: (t) => ({
    title: t.field({
      type: Text,
      description: '名称。 Title.',
      resolve: ({ titleZh, titleEn }) => text(titleZh, titleEn),
    }),
    department: t.field({
      type: Department,
      description: '提供部门。 Providing department.',
      resolve: ({ provider }) => provider,
    }),
    ground: t.field({
      type: ClosingGround,
      description: '不予开放的事由。 Ground of closing.',
      resolve: ({ ground }) => ground ?? 'OTHER_UNSUITABLE',
    }),
    groundTitle: t.field({
      type: Text,
      description: '事由的文字。 The ground in words.',
      resolve: ({ ground }) => CLOSING_GROUND_TITLE[ground ?? 'OTHER_UNSUITABLE'],
    }),
    legalBases: t.field({
      type: [LegalBasis],
      description: '依据（M31）。 Legal bases.',
      resolve: ({ legalBases }) => legalBases,
    }),
    nextReviewOn: t.field({
      type: 'Date',
      description: '下次复核的日期。 Day of the next review.',
      resolve: ({ nextReviewOn }) => nextReviewOn ?? '',
    }),
  }),
});

const NotOpenedConnection = connection<NotOpenedRow, NotOpenedPage>('NotOpened', {
  node: NotOpenedResource,
  nodeOf: ({ resource }) => resource,
  words: {
    page: '不予开放登记的一页（Relay）。 A page of the register (Relay).',
    edge: '登记中的一条（Relay）。 One line of the register (Relay).',
    edges: '各条。 Lines.',
    node: '资源。 The resource.',
    nodes: '各资源。 Resources.',
    totalCount: '登记中的全部条数；未列名的不计。 All that are named; others are not counted.',
  },
});

builder.queryField('notOpened', (t) =>
  t.field({
    type: NotOpenedConnection,
    description:
      '不予开放资源的公开登记，按名称排序，任何人都可以看（M30）。 The public register of what is not opened, by title; anyone may read it.',
    args: {
      department: t.arg.stringList({ description: '部门代号。 Codes of departments.' }),
      ground: t.arg({ type: [ClosingGround], description: '事由。 Grounds.' }),
      first: t.arg.int({
        required: true,
        defaultValue: 20,
        description: '条数，1 到 100。 How many, 1 to 100.',
      }),
      after: t.arg.string({ description: '上一页的 endCursor。 endCursor of the page before.' }),
    },
    resolve: async (_root, { department, ground, first, after }, { system }) => ({
      ...(await listNotOpened(system, {
        filter: { departments: department ?? undefined, grounds: ground ?? undefined },
        first,
        after: after ?? undefined,
      })),
      hasPreviousPage: after != null,
    }),
  }),
);
