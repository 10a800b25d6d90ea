import type { GraphQLResolveInfo } from 'graphql';
import type { CatalogueEntry } from '../../api/catalogue/entry.ts';
import {
  type CatalogueFilter as Filter,
  type CataloguePage,
  type Facet,
  FRESHNESS,
  listCatalogue,
  searchCatalogue,
} from '../../api/catalogue/search-catalogue.ts';
import { MATCH_PLACES } from '../../api/catalogue/search-match.ts';
import { builder } from '../builder.ts';
import { connection } from '../connection.ts';
import { namesAt } from '../selection.ts';
import { Dataset, fieldsOf, LINE_FIELDS } from './dataset.ts';
import { CatalogueFacets } from './facets.ts';
import { Field } from './field.ts';
import { SynonymUse } from './synonyms.ts';
import { Openness, ResourceFormat, Theme, UpdateCycle } from './vocabulary.ts';

const Freshness = builder.enumType('Freshness', {
  description:
    '是否按更新周期发布（M18）。 Whether the newest release came within the update cycle.',
  values: FRESHNESS,
});

const MatchPlace = builder.enumType('MatchPlace', {
  description: '检索词出现的位置。 Where the words of a search stand.',
  values: MATCH_PLACES,
});

const CatalogueFilter = builder.inputType('CatalogueFilter', {
  description:
    '目录筛选；同一项内为或，各项之间为且。 Any of the values within an entry, all of the entries.',
  fields: (t) => ({
    openness: t.field({ type: [Openness], description: '开放属性。 Openness.' }),
    theme: t.field({ type: [Theme], description: '主题。 Theme.' }),
    department: t.stringList({ description: '部门代号。 Codes of departments.' }),
    division: t.stringList({ description: '区划代码。 Division codes.' }),
    updateCycle: t.field({ type: [UpdateCycle], description: '更新周期。 Update cycle.' }),
    format: t.field({ type: [ResourceFormat], description: '格式。 Form.' }),
    freshness: t.field({ type: [Freshness], description: '更新情况。 Freshness.' }),
  }),
});

const CatalogueOrder = builder.enumType('CatalogueOrder', {
  description: '目录排序。 Order of the catalogue.',
  values: ['RELEVANCE', 'RELEASED', 'TITLE'] as const,
});

const CatalogueConnection = connection<CatalogueEntry, CataloguePage>('Catalogue', {
  node: Dataset,
  nodeOf: ({ entry }) => entry,
  words: {
    page: '目录的一页（Relay）。 A page of the catalogue (Relay).',
    edge: '目录中的一条（Relay）。 One entry of the page (Relay).',
    edges: '各条。 Entries.',
    node: '数据集。 The dataset.',
    nodes: '各数据集。 Datasets.',
    totalCount: '全部条数。 All that match.',
  },
  edgeFields: (t) => ({
    matchedIn: t.field({
      type: [MatchPlace],
      description: '检索词出现在哪里；未检索时为空。 Where the words stand; empty without any.',
      resolve: ({ match }) => match().places,
    }),
    matchedFields: t.field({
      type: [Field],
      description: '检索词出现在哪些信息项。 Fields in whose names the words stand.',
      resolve: ({ entry, match }) =>
        fieldsOf(
          entry,
          match().fields.map(({ name }) => name),
        ),
    }),
  }),
  pageFields: (t) => ({
    synonyms: t.field({
      type: [SynonymUse],
      description: '用到的同义词。 Words for which others were sought too.',
      resolve: ({ synonyms }) => synonyms,
    }),
    partial: t.boolean({
      description:
        '没有数据集包含全部检索词，所列只含其中大部分。 Nothing has all the words; these have most of them.',
      resolve: ({ loosely }) => loosely,
    }),
    facets: t.field({
      type: CatalogueFacets,
      description: '分面。 Facets.',
      resolve: (page) => page,
    }),
  }),
});

builder.queryField('catalogue', (t) =>
  t.field({
    type: CatalogueConnection,
    description: '检索开放目录，任何人都可以（M32）。 Searches the open catalogue; anyone may.',
    args: {
      search: t.arg.string({ description: '检索词，中文一字起。 Words, from one character.' }),
      filter: t.arg({ type: CatalogueFilter, description: '筛选。 Filter.' }),
      orderBy: t.arg({
        type: CatalogueOrder,
        required: true,
        defaultValue: 'RELEVANCE',
        description: '排序。 Order.',
      }),
      first: t.arg.int({
        required: true,
        defaultValue: 20,
        description: '条数，1 到 100。 How many, 1 to 100.',
      }),
      after: t.arg.string({ description: '上一页的 endCursor。 endCursor of the page before.' }),
    },
    resolve: async (_root, args, { system }, info) => {
      const question = {
        search: args.search ?? undefined,
        filter: withoutNulls(args.filter),
        order: args.orderBy,
        first: args.first,
        after: args.after ?? undefined,
      };
      const page = asksForLines(info)
        ? // No resolver of what is asked looks at more of an entry.
          ((await listCatalogue(system, question)) as CataloguePage)
        : await searchCatalogue(system, question);
      return { ...page, hasPreviousPage: args.after != null };
    },
  }),
);

/** Whether nothing is asked of the datasets but what a list shows. */
function asksForLines(info: GraphQLResolveInfo): boolean {
  const ofEdges = namesAt(info, ['edges']).every((name) => name === 'cursor' || name === 'node');
  return (
    ofEdges && namesAt(info, ['nodes'], ['edges', 'node']).every((name) => LINE_FIELDS.has(name))
  );
}

function withoutNulls(filter: { [K in Facet]?: Filter[K] | null } | null | undefined): Filter {
  return Object.fromEntries(Object.entries(filter ?? {}).filter(([, values]) => values !== null));
}
