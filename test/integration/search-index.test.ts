import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexRemaining } from '../../api/catalogue/search-index.ts';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { aDataset, aField } from '../support/dataset.ts';
import { aSystem, type TestSystem } from '../support/system.ts';

const PAGE = `query ($search: String, $filter: CatalogueFilter, $orderBy: CatalogueOrder! = RELEVANCE, $first: Int! = 100, $after: String) {
  catalogue(search: $search, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount partial synonyms { word others } pageInfo { hasNextPage endCursor }
    edges { matchedIn matchedFields { name } node { slug } }
    facets { openness { ...v } theme { ...v } department { ...v } division { ...v } updateCycle { ...v } format { ...v } freshness { ...v label { zh } } }
  } }
  fragment v on FacetValue { value count }`;
const EVERYTHING = { openness: ['UNCONDITIONAL', 'CONDITIONAL'] };

let city: TestSystem;
beforeAll(async () => {
  city = await aSystem();
});
afterAll(() => city.end());

interface Found {
  totalCount: number;
  partial: boolean;
  synonyms: { word: string; others: string[] }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { matchedIn: string[]; matchedFields: { name: string }[]; node: { slug: string } }[];
  facets: Record<string, { value: string; count: number }[]>;
}

async function search(variables: object): Promise<Found> {
  const { data, errors } = await city.ask(PAGE, variables);
  expect(errors).toBeUndefined();
  return data.catalogue;
}
const slugs = ({ edges }: Found) => edges.map(({ node }) => node.slug);
const edgeOf = (found: Found, slug: string) => found.edges.find(({ node }) => node.slug === slug);

async function publish(slug: string, changes: Partial<DatasetDeclaration> = {}): Promise<string> {
  const plumage = aField('plumage', {
    title: { zh: '羽色', en: 'Plumage' },
    openness: changes.openness ?? 'UNCONDITIONAL',
    key: true,
    nullable: false,
  });
  const { id } = await aDataset(city, slug, [plumage], {
    title: { zh: `鹦鹉普查（${slug}）`, en: 'Parrots' },
    summary: { zh: '城区鹦鹉的数量。', en: 'Parrots in town.' },
    keywords: ['鹦鹉'],
    ...changes,
  });
  return id;
}
const CLOSED = {
  openness: 'CLOSED',
  opennessCondition: { zh: '不予开放', en: 'closed' },
  legalBases: [{ title: '测试法', article: '第一条', kind: 'LAW' }],
} as const satisfies Partial<DatasetDeclaration>;

describe('a search', () => {
  test('says which synonyms stood in, and where the words stand', async () => {
    const found = await search({ search: '社保' });
    expect(found.synonyms).toEqual([
      { word: '社保', others: expect.arrayContaining(['社会保险']) },
    ]);
    expect(edgeOf(found, 'insured-units')?.matchedIn).toEqual(
      expect.arrayContaining(['TITLE', 'KEYWORDS']),
    );
    const byField = await search({ search: '法定代表人' });
    const edge = edgeOf(byField, 'companies');
    expect(edge?.matchedIn).toEqual(['FIELDS', 'SUMMARY']);
    expect(edge?.matchedFields).toEqual([{ name: 'legalRepresentative' }]);
  });

  test('for more than any entry has says that it shows a part', async () => {
    expect(await search({ search: '博物馆 参观' })).toMatchObject({ partial: true });
    expect(await search({ search: '博物馆 名录' })).toMatchObject({ partial: false });
  });

  test('walks page by page through every order without loss', async () => {
    for (const orderBy of ['RELEVANCE', 'RELEASED', 'TITLE']) {
      for (const words of ['名称', undefined]) {
        const all = slugs(await search({ search: words, orderBy }));
        const walked: string[] = [];
        for (let after: string | null = null; ; ) {
          const page: Found = await search({ search: words, orderBy, first: 4, after });
          walked.push(...slugs(page));
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
        expect(walked).toEqual(all);
        expect(all.length).toBeGreaterThan(4);
      }
    }
  });

  test('takes anything that can be typed as words', async () => {
    const odd = [
      "'",
      "a' | 'b",
      '!(&)',
      '<->',
      ':*',
      '\\',
      '🦜',
      '（）',
      'S博物',
      '%',
      'é',
      '-- ;',
    ];
    for (const words of odd) await search({ search: words });
  });

  test('tells by the clock what is late, and filters by it', async () => {
    expect((await search({})).facets['freshness']).toEqual([
      expect.objectContaining({ value: 'ON_TIME', count: 18 }),
    ]);
    city.at('2027-02-01T10:00:00+08:00');
    const later = await search({});
    const late = await search({ filter: { freshness: ['LATE'] } });
    city.at('2026-11-23T10:00:00+08:00');
    // Daily and monthly ones are late by now, and half a year's are not.
    expect(slugs(late)).toContain('air-quality');
    expect(slugs(late)).not.toContain('museums');
    expect(later.facets['freshness']).toContainEqual(
      expect.objectContaining({ value: 'LATE', count: late.totalCount }),
    );
  });
});

describe('the question which datasets have a field', () => {
  const FIELDS = `query ($search: String!) { fields(search: $search) { nodes { field { name openness } dataset { slug } } } }`;
  const ask = async (words: string) => {
    const { data } = await city.ask(FIELDS, { search: words });
    return data.fields.nodes.map(
      (hit: { field: { name: string; openness: string }; dataset: { slug: string } }) =>
        `${hit.dataset.slug}.${hit.field.name} ${hit.field.openness}`,
    );
  };

  test('is answered with free and conditional ones, best first', async () => {
    expect((await ask('信用代码')).toSorted()).toEqual([
      'companies.creditCode UNCONDITIONAL',
      'insured-units.creditCode CONDITIONAL',
    ]);
    expect(await ask('credit code')).toHaveLength(2);
    expect(await ask('xydm')).toHaveLength(2);
    expect(await ask('法定代表人')).toContain('companies.legalRepresentative CONDITIONAL');
  });

  test('M30: never with a closed one', async () => {
    expect(await ask('公民身份号码')).toEqual([]);
    expect(await ask('致困原因')).toEqual([]);
    expect(await ask('储备数量')).toEqual([]);
  });
});

describe('M30: what is closed', () => {
  test('is in no search, count or facet, and the database takes no word of it', async () => {
    const before = await search({});
    const id = await publish('parrots-closed', { ...CLOSED });
    expect(await search({})).toEqual(before);
    expect(await search({ search: '鹦鹉' })).toMatchObject({ totalCount: 0, edges: [] });
    await expect(
      city.system.db.insertInto('searchEntry').values({ datasetId: id, words: '' }).execute(),
    ).rejects.toMatchObject({ constraint: 'closed_is_not_found' });
  });

  test('or withdrawn leaves the index with the change itself', async () => {
    const id = await publish('parrots-gone');
    expect(await search({ search: '鹦鹉' })).toMatchObject({ totalCount: 1 });
    const before = (await search({})).totalCount;
    await city.system.db
      .updateTable('dataset')
      .set({ state: 'WITHDRAWN', withdrawnAt: city.system.clock(), withdrawnReason: '测试' })
      .where('id', '=', id)
      .execute();
    expect(await search({ search: '鹦鹉' })).toMatchObject({ totalCount: 0 });
    expect((await search({})).totalCount).toBe(before - 1);
  });
});

describe('the index', () => {
  test('counts rightly while many publish and withdraw at once', async () => {
    const themes = ['ECOLOGY', 'HEALTH', 'MARKET'] as const;
    await Promise.all(
      Array.from({ length: 24 }, async (_, at) => {
        const theme = themes[at % 3] ?? 'URBAN';
        const id = await publish(`parrots-${at}`, { theme });
        if (at % 4 !== 0) return;
        await city.system.db
          .updateTable('dataset')
          .set({ state: 'WITHDRAWN', withdrawnAt: city.system.clock(), withdrawnReason: '测试' })
          .where('id', '=', id)
          .execute();
      }),
    );
    const ready = await search({});
    const counted = await search({ filter: EVERYTHING });
    expect(ready.facets).toEqual(counted.facets);
    expect(ready.totalCount).toBe(counted.totalCount);
    expect((await search({ search: '鹦鹉' })).totalCount).toBe(18);
    expect(ready.facets['freshness']).toContainEqual(
      expect.objectContaining({ value: 'NEVER_RELEASED', count: 18 }),
    );
  });

  test('is filled again where a version before it wrote no words', async () => {
    const owner = new pg.Client({ connectionString: city.urlOf() });
    await owner.connect();
    await owner.query(`update app.search_entry set words = ''`);
    await owner.end();
    expect(await search({ search: '博物馆' })).toMatchObject({ totalCount: 0 });
    expect(await indexRemaining(city.system.db)).toBeGreaterThan(18);
    expect(slugs(await search({ search: '博物馆' }))).toContain('museums');
    expect(await indexRemaining(city.system.db)).toBe(0);
  });
});
