import { type CataloguePage, type Facet, FACETS } from '../../api/catalogue/search-catalogue.ts';
import {
  FRESHNESS_TITLE,
  OPENNESS_TITLE,
  RESOURCE_FORMAT_TITLE,
  THEME_TITLE,
  UPDATE_CYCLE_TITLE,
} from '../../api/catalogue/vocabulary.ts';
import { divisionNames } from '../../api/departments/divisions.ts';
import { providers } from '../../api/departments/providers.ts';
import type { Sentence } from '../../api/errors.ts';
import { builder, type Context } from '../builder.ts';
import { Text } from '../text.ts';

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

export const CatalogueFacets = builder.objectRef<CataloguePage>('CatalogueFacets').implement({
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
    case 'format':
      return RESOURCE_FORMAT_TITLE;
    case 'freshness':
      return FRESHNESS_TITLE;
    case 'division':
      return divisionNames(system);
    case 'department':
      return Object.fromEntries(
        (await providers(system)).map((d) => [d.code, { zh: d.nameZh, en: d.nameEn }]),
      );
  }
}
