import {
  type GraphQLEnumType,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLInputObjectType as Where,
} from 'graphql';
import type { CatalogueEntry, EntryField } from '../../api/catalogue/entry.ts';
import { countFigure } from '../../api/records/count-figures.ts';
import { RECORD_LIMITS } from '../../api/records/limits.ts';
import type { PageArguments } from '../../api/records/read-page-query.ts';
import { readRecordPage, type RecordPage } from '../../api/records/read-page.ts';
import {
  CountPrecision,
  Direction,
  entryOf,
  NullPlace,
  PageInfo,
  type TypedContext,
  WalkProofType,
  withoutNulls,
} from './common.ts';
import { type Chosen, edgesOf, fieldsAsked, rememberAsOf } from './edges.ts';
import type { FieldTypes } from './field-types.ts';
import { rootNameOf, typeNameOf } from './names.ts';
import { SCALAR } from './scalars.ts';
import { AS_OF } from '../records/as-of.ts';
import { RowText, rowsText } from './row-text.ts';
import { namesAt } from '../selection.ts';

const required = <Type extends ConstructorParameters<typeof GraphQLNonNull>[0]>(type: Type) =>
  new GraphQLNonNull(type);
const listOf = <Type extends ConstructorParameters<typeof GraphQLNonNull>[0]>(type: Type) =>
  new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(type)));

/** Title, unit and meaning in both languages. */
export function describeField(field: EntryField): string {
  const { titleZh, titleEn, unit, descriptionZh, descriptionEn } = field;
  const zh = [titleZh, unit && `（${unit}）`, descriptionZh && `：${descriptionZh}`];
  const en = [titleEn, unit && ` (${unit})`, descriptionEn && `: ${descriptionEn}`];
  return `${zh.filter(Boolean).join('')} ${en.filter(Boolean).join('')}`;
}

/** Why a field should no longer be built on, with the day from which it may be gone or another (C14). */
function deprecationOf({
  notice,
  noticeOn,
  noticeReasonZh,
  noticeReasonEn,
  replacedBy,
}: EntryField) {
  if (notice === null) return undefined;
  const what = notice === 'REMOVAL' ? '删除 removed' : '改变 changed';
  const instead = replacedBy === null ? '' : ` → ${replacedBy}`;
  return `${noticeOn} 起可能${what}${instead}. ${noticeReasonZh ?? ''} ${noticeReasonEn ?? ''}`.trim();
}

/** One row of the dataset. */
export function recordTypeOf(
  entry: CatalogueEntry,
  types: FieldTypes,
  chosen: Chosen,
): GraphQLObjectType {
  const { slug, titleZh, titleEn, fields } = entry;
  const config: GraphQLFieldConfigMap<Record<string, unknown>, TypedContext> = {};
  for (const field of fields) {
    const { read } = types(field);
    config[field.name] = {
      type: field.nullable ? read : new GraphQLNonNull(read),
      description: describeField(field),
      deprecationReason: deprecationOf(field),
    };
  }
  return new GraphQLObjectType({
    name: `${typeNameOf(slug)}Record`,
    description: `${titleZh}：一行。 ${titleEn}: one row.`,
    // The types of the others are there once all are made.
    fields: () => ({ ...config, ...edgesOf(entry, chosen) }),
  });
}

/** The fields of a query for the dataset's rows: a connection, and one row by its key. */
export function rowFields(
  entry: CatalogueEntry,
  parts: {
    where: Where;
    record: GraphQLObjectType;
    fieldNames: GraphQLEnumType;
    types: FieldTypes;
    asText: boolean;
  },
): GraphQLFieldConfigMap<unknown, TypedContext> {
  const { slug, titleZh, titleEn } = entry;
  const connection: GraphQLFieldConfig<unknown, TypedContext> = {
    type: required(connectionOf(slug, parts)),
    description: `${titleZh}：数据行。 ${titleEn}: rows.`,
    args: {
      where: { type: parts.where, description: '筛选。 Filter.' },
      orderBy: {
        type: new GraphQLList(required(orderOf(slug, parts.fieldNames))),
        description: '排序。 Order.',
      },
      first: {
        type: GraphQLInt,
        description: `向后取，至多 ${RECORD_LIMITS.pageSize}。 Forward, at most ${RECORD_LIMITS.pageSize}.`,
      },
      after: {
        type: GraphQLString,
        description: '上一页的 endCursor。 endCursor of the page before.',
      },
      last: {
        type: GraphQLInt,
        description: `向前取，至多 ${RECORD_LIMITS.pageSize}。 Backward, at most ${RECORD_LIMITS.pageSize}.`,
      },
      before: {
        type: GraphQLString,
        description: '下一页的 startCursor。 startCursor of the page that follows.',
      },
      release: {
        type: GraphQLInt,
        description: '版本号；不写为当前版本。 Release; the newest when left out.',
      },
      asOf: { type: GraphQLString, description: AS_OF },
    },
    // Only what is selected is asked for, and judged.
    resolve: async (_root, args: PageArguments, context, info) => {
      const given = withoutNulls(args);
      const now = entryOf(context, slug);
      const selected = namesAt(info, ['nodes'], ['edges', 'node']);
      const page = await readRecordPage(context.system, context.viewer, now, {
        ...given,
        fields: fieldsAsked(now, context.entries, selected),
      });
      const asOf = given.asOf ?? instantOf(page, now);
      if (!parts.asText && asOf !== undefined) rememberAsOf(page.nodes, asOf);
      return page;
    },
  };
  const key = entry.fields.filter((field) => field.key);
  if (key.length === 0) return { [rootNameOf(slug)]: connection };
  return {
    [rootNameOf(slug)]: connection,
    [`${rootNameOf(slug)}ByKey`]: byKey(entry, key, parts),
  };
}

/** When the release of a page began, if it is not the newest: its edges lead on into that time. */
function instantOf({ release }: RecordPage, { head }: CatalogueEntry): string | undefined {
  return release.number === head?.number ? undefined : new Date(release.releasedAt).toISOString();
}

function byKey(
  { slug, titleZh, titleEn }: CatalogueEntry,
  key: EntryField[],
  { record, types, asText }: { record: GraphQLObjectType; types: FieldTypes; asText: boolean },
): GraphQLFieldConfig<unknown, TypedContext> {
  return {
    type: asText ? RowText : record,
    description: `${titleZh}：按主键取一行。 ${titleEn}: one row by its key.`,
    args: Object.fromEntries(
      key.map((field) => [
        field.name,
        { type: new GraphQLNonNull(types(field).ask), description: describeField(field) },
      ]),
    ),
    resolve: async (_root, args: Record<string, unknown>, context, info) => {
      const where = Object.fromEntries(Object.entries(args).map(([name, eq]) => [name, { eq }]));
      const entry = entryOf(context, slug);
      const fields = fieldsAsked(entry, context.entries, namesAt(info, []));
      const page = await readRecordPage(context.system, context.viewer, entry, {
        fields,
        where,
        first: 1,
      });
      if (!asText) return page.nodes[0] ?? null;
      return page.length === 0
        ? null
        : context.splice?.put(rowsText(page, entry, types, record, info));
    },
  };
}

function orderOf(slug: string, fieldNames: GraphQLEnumType): GraphQLInputObjectType {
  return new GraphQLInputObjectType({
    name: `${typeNameOf(slug)}Order`,
    description:
      '排序的一个字段；末尾总以行标识补足。 One sort field; the row identity always ends the order.',
    fields: {
      field: { type: required(fieldNames) },
      direction: { type: required(Direction), defaultValue: 'ASC' },
      nulls: { type: required(NullPlace), defaultValue: 'LAST' },
    },
  });
}

function connectionOf(
  slug: string,
  { record, types, asText }: { record: GraphQLObjectType; types: FieldTypes; asText: boolean },
): GraphQLObjectType {
  const edge = new GraphQLObjectType<{ node: unknown; at: number; page: RecordPage }>({
    name: `${typeNameOf(slug)}Edge`,
    description: '一行及其游标（Relay）。 A row with its cursor (Relay).',
    fields: {
      cursor: { type: required(GraphQLString), resolve: ({ page, at }) => page.cursorAt(at) },
      node: { type: required(record) },
    },
  });
  return new GraphQLObjectType<RecordPage, TypedContext>({
    name: `${typeNameOf(slug)}Connection`,
    description: '一页数据，属于同一个版本（Relay）。 A page of rows of one release (Relay).',
    fields: {
      nodes: asText
        ? {
            type: listOf(RowText),
            resolve: (page, _args, context, info) => [
              context.splice?.put(rowsText(page, entryOf(context, slug), types, record, info)),
            ],
          }
        : { type: listOf(record) },
      edges: {
        type: listOf(edge),
        resolve: (page) => page.nodes.map((node, at) => ({ node, at, page })),
      },
      pageInfo: {
        type: required(PageInfo),
        resolve: ({ length, cursorAt, hasNextPage, hasPreviousPage }) => ({
          hasNextPage,
          hasPreviousPage,
          startCursor: () => (length === 0 ? null : cursorAt(0)),
          endCursor: () => (length === 0 ? null : cursorAt(length - 1)),
        }),
      },
      totalCount: {
        type: required(SCALAR.INTEGER),
        resolve: async (page) => (await page.count()).rows,
      },
      totalCountPrecision: {
        type: required(CountPrecision),
        resolve: async (page) => (await page.count()).precision,
      },
      walk: {
        type: WalkProofType,
        description: '最后一页才有，其他页为 null。 On the last page, null on others.',
        resolve: ({ proof }, _args, context) => {
          if (proof !== null) countFigure(context);
          return proof;
        },
      },
      release: { type: required(GraphQLInt), resolve: ({ release }) => release.number },
    },
  });
}
