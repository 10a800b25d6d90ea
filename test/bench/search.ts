import { systemClock } from '../../api/clock.ts';
import type { System } from '../../api/context.ts';
import { searchCatalogue } from '../../api/catalogue/search-catalogue.ts';
import { publishDeclared } from '../../api/compilation/publish-declared.ts';
import type { Secrets } from '../../api/secrets.ts';
import type { RunningServer } from '../../db/embedded-server.ts';
import { aDatabase } from './database.ts';
import { benchDataset } from './make-catalogue.ts';

const SMALL = 100;
const QUESTIONS: readonly (readonly [name: string, search: string])[] = [
  ['nothing in particular', ''],
  ['one word', '幼儿园'],
  ['one word, common ones with it', '幼儿园 基本信息 登记'],
  ['a word and a county', '栾川县图书馆'],
  ['synonyms', '农家乐 幼儿园'],
  ['pinyin', 'tushuguan'],
  ['initials', 'tyg'],
  ['English', 'kindergarten'],
  ['a phrase, no entry has all of it', '体育馆开放时间与收费'],
  ['a single one', '第77号'],
];

export interface SearchFigure {
  name: string;
  found: [small: number, large: number];
  milliseconds: [small: number, large: number];
  /** Large against small, round by round. */
  ratio: number;
}

type Catalogue = Awaited<ReturnType<typeof aCatalogue>>;

/** Two cities of different size. */
export interface Catalogues {
  small: Catalogue;
  large: Catalogue;
}

export async function makeCatalogues(
  server: RunningServer,
  secrets: Secrets,
  large: number,
): Promise<Catalogues> {
  return {
    small: await aCatalogue(server, secrets, 'catalogue_small', SMALL),
    large: await aCatalogue(server, secrets, 'catalogue_large', large),
  };
}

/**
 * Searches of both catalogues in turn: a page of twenty, the total and all facets, as
 * the portal asks for them.
 */
export async function timeSearch(
  { small: one, large: other }: Catalogues,
  rounds = 60,
): Promise<SearchFigure[]> {
  const figures: SearchFigure[] = [];
  for (const [name, search] of QUESTIONS) {
    const times: [number, number][] = [];
    let found: [number, number] = [0, 0];
    for (let round = -10; round < rounds; round++) {
      const [small, few] = await timed(one.system, search);
      const [big, many] = await timed(other.system, search);
      // The first rounds are not counted: statements are planned anew in them.
      if (round >= 0) times.push([small, big]);
      found = [few, many];
    }
    figures.push({
      name,
      found,
      milliseconds: [middle(times.map(([small]) => small)), middle(times.map(([, big]) => big))],
      ratio: middle(times.map(([small, big]) => big / small)),
    });
  }
  return figures;
}

async function timed(system: System, search: string): Promise<[number, number]> {
  const begun = performance.now();
  const page = await searchCatalogue(system, { search, filter: {}, order: 'RELEVANCE', first: 20 });
  const [total] = await Promise.all([page.totalCount(), page.facet('theme')]);
  return [performance.now() - begun, total];
}

/** A database with so many open datasets, each published as an operator would. */
async function aCatalogue(server: RunningServer, secrets: Secrets, name: string, size: number) {
  const base = await aDatabase(server, secrets, name);
  const { db, hands } = base;
  const { count } = await db
    .selectFrom('searchEntry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  let next = 0;
  const publisher = async () => {
    for (let at = next++; at < size - count; at = next++) {
      await publishDeclared(db, systemClock, benchDataset(at), hands);
    }
  };
  await Promise.all([publisher(), publisher(), publisher(), publisher()]);
  await base.maintain('vacuum analyze');
  const system: System = {
    db,
    reader: base.reader,
    clock: systemClock,
    secrets,
    links: { origin: 'http://localhost', minutes: 15 },
  };
  return { system, urlOf: base.urlOf, end: base.end };
}

export function searchReport(figures: readonly SearchFigure[], large: number): string {
  const sizes = [SMALL, large].map((size) => size.toLocaleString('en'));
  const rows = figures.map(({ name, found, milliseconds: [few, many], ratio }) =>
    [
      name.padEnd(34),
      found.join(' / ').padStart(12),
      few.toFixed(2).padStart(12),
      many.toFixed(2).padStart(12),
      `${ratio.toFixed(2)} ×`.padStart(9),
    ].join(''),
  );
  const head = [
    ''.padEnd(34),
    'found'.padStart(12),
    ...sizes.map((size) => `${size}, ms`.padStart(12)),
    'ratio'.padStart(9),
  ].join('');
  return [`Catalogue search over ${sizes.join(' and ')} datasets`, head, ...rows]
    .map((row) => `  ${row}`)
    .join('\n');
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
