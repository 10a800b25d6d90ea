import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import type { CatalogueEntry } from '../../api/catalogue/entry.ts';
import { COUNT_PRECISIONS } from '../../api/records/count-rows.ts';
import type { WalkProof } from '../../api/records/prove-walk.ts';
import { DISTINCT_ORDERS } from '../../api/records/read-distinct.ts';
import { AGGREGATE_FUNCTIONS, DATE_BUCKETS } from '../../api/records/vocabulary.ts';
import type { Context } from '../builder.ts';

/** What the resolvers of a dataset's own schema are given: the entries as they stand now, by slug. */
export interface TypedContext extends Context {
  entries: ReadonlyMap<string, CatalogueEntry>;
}

/** The entry as it stands for this request; the schema was made for its shape. */
export function entryOf(context: TypedContext, slug: string): CatalogueEntry {
  const entry = context.entries.get(slug);
  if (entry === undefined)
    throw new Error(`the schema has a dataset that was not asked for: ${slug}`);
  return entry;
}

export const enumOf = (name: string, description: string, values: readonly string[]) =>
  new GraphQLEnumType({
    name,
    description,
    values: Object.fromEntries(values.map((value) => [value, {}])),
  });

export const Direction = enumOf('OrderDirection', '升序或降序。 Ascending or descending.', [
  'ASC',
  'DESC',
]);
export const NullPlace = enumOf(
  'NullPlace',
  '空值排在最前或最后。 Whether rows without a value stand first or last.',
  ['FIRST', 'LAST'],
);
export const CountPrecision = enumOf(
  'CountPrecision',
  '行数准确（EXACT），或至少有这么多（AT_LEAST）。 A number of rows is exact, or there are at least so many.',
  COUNT_PRECISIONS,
);
export const DistinctSort = enumOf(
  'DistinctSort',
  '按行数由多到少（COUNT），或按值由小到大（VALUE）。 Most frequent values first, or by value.',
  DISTINCT_ORDERS,
);
export const DateBucket = enumOf(
  'DateBucket',
  '日期的分组，以首日为值；一周从星期一开始，按北京时间。 Groups of dates, by their first day; weeks begin on Monday, in Beijing time.',
  DATE_BUCKETS,
);
export const AggregateFunction = enumOf(
  'AggregateFunction',
  '统计函数。 Figures.',
  AGGREGATE_FUNCTIONS.filter((name) => name !== 'PERCENTILE'),
);

export const PageInfo = new GraphQLObjectType({
  name: 'PageInfo',
  description: '翻页信息（Relay）。 About the page (Relay).',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    startCursor: { type: GraphQLString },
    endCursor: { type: GraphQLString },
  },
});

export const WalkProofType = new GraphQLObjectType<WalkProof>({
  name: 'WalkProof',
  description:
    '整个翻页应有的行数和摘要，可自行核对。 What the whole walk must have: rows, and a digest that does not depend on their order.',
  fields: {
    rows: { type: new GraphQLNonNull(GraphQLInt), resolve: (proof) => proof.rows() },
    digest: { type: new GraphQLNonNull(GraphQLString), resolve: (proof) => proof.digest() },
    fields: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString))),
      description:
        '摘要所含字段，依名称排列；几何不在内。 Fields of the digest, by name; without geometry.',
    },
  },
});

/** An argument that is null was not given. */
export function withoutNulls<Given extends object>(given: Given): Given {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as Given;
}
