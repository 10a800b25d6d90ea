import { type RecordPage, readRecordPage } from '../../api/records/read-page.ts';
import { COUNT_PRECISIONS } from '../../api/records/count-rows.ts';
import type { WalkProof } from '../../api/records/prove-walk.ts';
import { countFigure } from '../../api/records/count-figures.ts';
import { RECORD_LIMITS } from '../../api/records/limits.ts';
import { builder } from '../builder.ts';
import { Dataset } from '../catalogue/dataset.ts';
import { Release } from '../catalogue/release.ts';
import { AS_OF } from './as-of.ts';
import { PageInfo } from '../page-info.ts';

const OrderDirection = builder.enumType('OrderDirection', {
  description: '升序或降序。 Ascending or descending.',
  values: ['ASC', 'DESC'] as const,
});

const NullPlace = builder.enumType('NullPlace', {
  description: '空值排在最前或最后。 Whether rows without a value stand first or last.',
  values: ['FIRST', 'LAST'] as const,
});

export const RecordOrder = builder.inputType('RecordOrder', {
  description:
    '排序的一个字段；末尾总以行标识补足。 One sort field; the row identity always ends the order.',
  fields: (t) => ({
    field: t.string({ required: true, description: '字段名。 Name of the field.' }),
    direction: t.field({
      type: OrderDirection,
      required: true,
      defaultValue: 'ASC',
      description: '方向。 Direction.',
    }),
    nulls: t.field({
      type: NullPlace,
      required: true,
      defaultValue: 'LAST',
      description: '空值的位置。 Where rows without a value stand.',
    }),
  }),
});

const CountPrecision = builder.enumType('CountPrecision', {
  description:
    '行数准确（EXACT），或至少有这么多（AT_LEAST）。 A number of rows is exact, or there are at least so many.',
  values: COUNT_PRECISIONS,
});

const RecordEdge = builder.objectRef<{ cursor: string; node: unknown }>('RecordEdge').implement({
  description: '一行及其游标（Relay）。 A row with its cursor (Relay).',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: '签名的游标。 Signed cursor.' }),
    node: t.expose('node', { type: 'Record', description: '该行。 The row.' }),
  }),
});

const WalkProofRef = builder.objectRef<WalkProof>('WalkProof').implement({
  description:
    '整个翻页应有的行数和摘要：收齐各页后可自行核对，没有缺漏、没有重复。 What the whole walk must have, so that whoever took all pages can tell that none is missing or doubled.',
  fields: (t) => ({
    rows: t.int({
      description:
        '全部行数，准确；筛选后超过 digestedRows 的不计。 All rows, exactly; with a filter not beyond digestedRows.',
      resolve: (proof) => proof.rows(),
    }),
    digest: t.string({
      description: `与次序无关的摘要，64 位十六进制；至多 ${RECORD_LIMITS.digestedRows} 行，算法见文档。 Digest that does not depend on the order, 64 hexadecimal digits, over at most ${RECORD_LIMITS.digestedRows} rows; the documentation says how it is made.`,
      resolve: (proof) => proof.digest(),
    }),
    fields: t.exposeStringList('fields', {
      description:
        '摘要所含字段，依名称排列；几何不在内。 Fields of the digest, by name; without geometry.',
    }),
  }),
});

const RecordConnection = builder.objectRef<RecordPage>('RecordConnection').implement({
  description: '一页数据，属于同一个版本（Relay）。 A page of rows of one release (Relay).',
  fields: (t) => ({
    fields: t.exposeStringList('fields', {
      description: '各行所含字段，依次。 Fields of each row, in order.',
    }),
    nodes: t.field({
      type: ['Record'],
      description: '各行。 Rows.',
      resolve: (page, _args, { splice }) =>
        splice === undefined ? page.nodes : [splice.put(page.nodesText())],
    }),
    edges: t.field({
      type: [RecordEdge],
      description: '各行及游标。 Rows with cursors.',
      resolve: ({ nodes, cursorAt }) =>
        nodes.map((node, index) => ({
          node,
          get cursor() {
            return cursorAt(index);
          },
        })),
    }),
    pageInfo: t.field({
      type: PageInfo,
      description: '翻页信息。 About the page.',
      // A cursor is signed only when it is asked for.
      resolve: ({ length, cursorAt, hasNextPage, hasPreviousPage }) => ({
        hasNextPage,
        hasPreviousPage,
        get startCursor() {
          return length === 0 ? null : cursorAt(0);
        },
        get endCursor() {
          return length === 0 ? null : cursorAt(length - 1);
        },
      }),
    }),
    totalCount: t.int({
      description: `符合条件的总行数；筛选后至多计到 ${RECORD_LIMITS.countedRows}。 All rows that match; with a filter counted up to ${RECORD_LIMITS.countedRows}.`,
      resolve: async (page) => (await page.count()).rows,
    }),
    totalCountPrecision: t.field({
      type: CountPrecision,
      description: '总行数是否准确。 Whether that is exact.',
      resolve: async (page) => (await page.count()).precision,
    }),
    walk: t.field({
      type: WalkProofRef,
      nullable: true,
      description: '最后一页才有，其他页为 null。 On the last page, null on others.',
      resolve: ({ proof }, _args, context) => {
        if (proof !== null) countFigure(context);
        return proof;
      },
    }),
    release: t.field({
      type: Release,
      description: '所属版本。 The release.',
      resolve: ({ release }) => release,
    }),
  }),
});

builder.objectField(Dataset, 'records', (t) =>
  t.field({
    type: RecordConnection,
    description:
      '数据行。无条件开放字段凭身份认证取用，有条件开放字段须先获同意（M33）。 Rows. Unconditional fields after identity authentication, conditional ones with a grant.',
    args: {
      fields: t.arg.stringList({
        description:
          '要哪些字段；不写为全部可用字段。 Which fields; all that are free or granted when left out.',
      }),
      where: t.arg({
        type: 'JSON',
        description:
          '筛选，如 {"pm25":{"gte":75}}；运算符 eq ne in notIn lt lte gt gte between contains startsWith endsWith search isNull，位置用 near inBox inPolygon，可用 and or not。 Filter by operators, with and, or, not.',
      }),
      orderBy: t.arg({ type: [RecordOrder], description: '排序。 Order.' }),
      first: t.arg.int({
        description: `向后取的行数，1 到 ${RECORD_LIMITS.pageSize}；不写为 ${RECORD_LIMITS.pageSizeUnasked}。 How many forward, 1 to ${RECORD_LIMITS.pageSize}; ${RECORD_LIMITS.pageSizeUnasked} when left out.`,
      }),
      after: t.arg.string({ description: '上一页的 endCursor。 endCursor of the page before.' }),
      last: t.arg.int({
        description: `向前取的行数，1 到 ${RECORD_LIMITS.pageSize}。 How many backward, 1 to ${RECORD_LIMITS.pageSize}.`,
      }),
      before: t.arg.string({
        description: '下一页的 startCursor。 startCursor of the page that follows.',
      }),
      release: t.arg.int({
        description: '版本号；不写为当前版本。 Release; the newest when left out.',
      }),
      asOf: t.arg.string({ description: AS_OF }),
    },
    resolve: (entry, args, { system, viewer }) =>
      readRecordPage(system, viewer, entry, {
        fields: args.fields ?? undefined,
        where: args.where,
        orderBy: args.orderBy ?? undefined,
        first: args.first ?? undefined,
        after: args.after ?? undefined,
        last: args.last ?? undefined,
        before: args.before ?? undefined,
        release: args.release ?? undefined,
        asOf: args.asOf ?? undefined,
      }),
  }),
);
