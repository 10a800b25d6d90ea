import { providers } from '../../api/departments/providers.ts';
import {
  type CatalogueFilter as Filter,
  type CataloguePage,
  type Facet,
  FACETS,
  searchCatalogue,
} from '../../api/catalogue/search-catalogue.ts';
import { OPENNESS_TITLE, THEME_TITLE, UPDATE_CYCLE_TITLE } from '../../api/catalogue/vocabulary.ts';
import { divisionNames } from '../../api/departments/divisions.ts';
import type { Sentence } from '../../api/errors.ts';
import { builder, type Context } from '../builder.ts';
import { PageInfo } from '../page-info.ts';
import { Text } from '../text.ts';
import { Dataset } from './dataset.ts';
import { Openness, Theme, UpdateCycle } from './vocabulary.ts';

const CatalogueFilter = builder.inputType('CatalogueFilter', {
  description:
    '目录筛选；同一项内为或，各项之间为且。 Any of the values within an entry, all of the entries.',
  fields: (t) => ({
    openness: t.field({ type: [Openness], description: '开放属性。 Openness.' }),
    theme: t.field({ type: [Theme], description: '主题。 Theme.' }),
    department: t.stringList({ description: '部门代号。 Codes of departments.' }),
    division: t.stringList({ description: '区划代码。 Division codes.' }),
    updateCycle: t.field({ type: [UpdateCycle], description: '更新周期。 Update cycle.' }),
  }),
});

const CatalogueOrder = builder.enumType('CatalogueOrder', {
  description: '目录排序。 Order of the catalogue.',
  values: ['RELEVANCE', 'RELEASED', 'TITLE'] as const,
});

interface FacetValueShape {
  value: string;
  label: Sentence;
  count: number;
}

const FacetValue = builder.objectRef<FacetValueShape>('FacetValue').implement({
  description: '分面的一个值。 One value of a facet.',
  fields: (t) => ({
    value: t.exposeString('value', { description: '值。 Value.' }),
    label: t.field({ type: Text, description: '名称。 Label.', resolve: ({ label }) => label }),
    count: t.exposeInt('count', { description: '数据集数。 Number of datasets.' }),
  }),
});

const CatalogueFacets = builder.objectRef<CataloguePage>('CatalogueFacets').implement({
  description:
    '各分面的值与数量，按其余筛选计。 Values with counts, among what the other facets leave.',
  fields: (t) => {
    const facet = (name: Facet) =>
      t.field({
        type: [FacetValue],
        description: `${name} 的值与数量。 Values of ${name} with counts.`,
        resolve: async (page, _args, context) => labelled(await page.facet(name), name, context),
      });
    return Object.fromEntries(FACETS.map((name) => [name, facet(name)]));
  },
});

async function labelled(
  values: { value: string; count: number }[],
  facet: Facet,
  { system }: Context,
) {
  const names = await labelsOf(facet, system);
  return values.map(({ value, count }) => ({
    value,
    count,
    label: names[value] ?? { zh: value, en: value },
  }));
}

async function labelsOf(
  facet: Facet,
  system: Context['system'],
): Promise<Record<string, Sentence>> {
  switch (facet) {
    case 'openness':
      return OPENNESS_TITLE;
    case 'theme':
      return THEME_TITLE;
    case 'updateCycle':
      return UPDATE_CYCLE_TITLE;
    case 'division':
      return divisionNames(system);
    case 'department':
      return Object.fromEntries(
        (await providers(system)).map((d) => [d.code, { zh: d.nameZh, en: d.nameEn }]),
      );
  }
}

const CatalogueEdge = builder
  .objectRef<CataloguePage['entries'][number]>('CatalogueEdge')
  .implement({
    description: '目录中的一条（Relay）。 One entry of the page (Relay).',
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: '游标。 Cursor.' }),
      node: t.field({
        type: Dataset,
        description: '数据集。 The dataset.',
        resolve: ({ entry }) => entry,
      }),
    }),
  });

const CatalogueConnection = builder
  .objectRef<CataloguePage & { hasPreviousPage: boolean }>('CatalogueConnection')
  .implement({
    description: '目录的一页（Relay）。 A page of the catalogue (Relay).',
    fields: (t) => ({
      edges: t.field({
        type: [CatalogueEdge],
        description: '各条。 Entries.',
        resolve: ({ entries }) => entries,
      }),
      nodes: t.field({
        type: [Dataset],
        description: '各数据集。 Datasets.',
        resolve: ({ entries }) => entries.map(({ entry }) => entry),
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: '翻页信息。 About the page.',
        resolve: ({ entries, hasNextPage, hasPreviousPage }) => ({
          hasNextPage,
          hasPreviousPage,
          startCursor: entries[0]?.cursor ?? null,
          endCursor: entries.at(-1)?.cursor ?? null,
        }),
      }),
      totalCount: t.int({
        description: '全部条数。 All that match.',
        resolve: (page) => page.totalCount(),
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
    resolve: async (_root, args, { system }) => {
      const page = await searchCatalogue(system, {
        search: args.search ?? undefined,
        filter: withoutNulls(args.filter),
        order: args.orderBy,
        first: args.first,
        after: args.after ?? undefined,
      });
      return { ...page, hasPreviousPage: args.after != null };
    },
  }),
);

function withoutNulls(filter: { [K in Facet]?: Filter[K] | null } | null | undefined): Filter {
  return Object.fromEntries(Object.entries(filter ?? {}).filter(([, values]) => values !== null));
}
