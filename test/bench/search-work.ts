import { counties } from '../../api/seed/divisions.ts';
import type { Contestant, Entrant, Work } from './contest.ts';
import { answerOf } from './contest.ts';
import { KINDS, SUBJECTS } from './make-catalogue.ts';
import { body, entrant, OURS, POSTGRAPHILE } from './works.ts';

const PAGE = 20;
const OUR_SEARCH = `query Search($word: String!) {
  catalogue(search: $word, first: ${PAGE}) { totalCount nodes { slug title { zh } summary { zh } } }
}`;
/**
 * All that `LIKE` can be asked: it knows no order of relevance, no synonyms and no pinyin. It is spared keywords and
 * fields, which stand in a list and in another table.
 */
const THEIR_SEARCH = `query Search($word: String!) {
  allDatasets(first: ${PAGE}, filter: { state: { equalTo: "PUBLISHED" }, openness: { notEqualTo: "CLOSED" },
    or: [{ titleZh: { includes: $word } }, { summaryZh: { includes: $word } }] }) { totalCount nodes { slug titleZh summaryZh } }
}`;

interface OurPage {
  totalCount: number;
  nodes: { slug: string; title: { zh: string }; summary: { zh: string } }[];
}
interface TheirPage {
  totalCount: number;
  nodes: { slug: string; titleZh: string; summaryZh: string }[];
}

/** How many there are, and what is said of each where all stand on the page; what comes first is not alike. */
const toldOf = (totalCount: number, nodes: readonly (readonly string[])[]) => [
  totalCount,
  nodes.length,
  ...(totalCount > PAGE ? [] : nodes.map((node) => node.join(' ')).toSorted()),
];
const readOurs = (answer: unknown) => {
  const { totalCount, nodes } = (answer as { data: { catalogue: OurPage } }).data.catalogue;
  return toldOf(
    totalCount,
    nodes.map(({ slug, title, summary }) => [slug, title.zh, summary.zh]),
  );
};
const readTheirs = (answer: unknown) => {
  const { totalCount, nodes } = (answer as { data: { allDatasets: TheirPage } }).data.allDatasets;
  return toldOf(
    totalCount,
    nodes.map(({ slug, titleZh, summaryZh }) => [slug, titleZh, summaryZh]),
  );
};

/** A thing, a thing in a county, and some kind of list of a thing: each finds two hundred at most. */
function differentSearches(): string[] {
  const subjects = SUBJECTS.map(([zh = '']) => zh);
  return subjects.flatMap((zh, at) => [
    zh,
    ...counties.filter((_, nth) => nth % 2 === at % 2).map(({ name }) => `${name.zh}${zh}`),
    ...KINDS.map((kind) => `${zh}${kind}`),
  ]);
}

/** Pages of searches and their totals: of many that differ, and of one that comes again and again. */
export async function catalogueSearches(
  ours: Contestant,
  postgraphile: Contestant | undefined,
): Promise<Work[]> {
  const words = differentSearches();
  const asked = (
    name: string,
    contestant: Contestant | undefined,
    query: string,
    read: NonNullable<Entrant['read']>,
  ) =>
    entrant(name, contestant, {
      path: '/graphql',
      bodies: words.map((word) => body(query, { word })),
      read,
    });
  const entrants = [
    ...asked(OURS, ours, OUR_SEARCH, readOurs),
    ...asked(POSTGRAPHILE, postgraphile, THEIR_SEARCH, readTheirs),
  ];
  const alike: boolean[] = [];
  for (const at of words.keys()) alike.push(await sameFor(entrants, at));
  const work = (name: string, takes: (at: number) => boolean): Work => ({
    name,
    connections: 16,
    entrants: entrants.map((one) => ({ ...one, bodies: one.bodies.filter((_, at) => takes(at)) })),
    goals: [{ against: POSTGRAPHILE, least: 8 }],
  });
  const different = alike.filter(Boolean).length;
  const first = alike.indexOf(true);
  return [
    work(`Catalogue search, ${different} different ones in turn`, (at) => alike[at] === true),
    work('Catalogue search, the same again and again', (at) => at === first),
  ];
}

/** Only what both find is compared: a synonym or a sound finds more than `LIKE` can. */
async function sameFor(entrants: readonly Entrant[], at: number): Promise<boolean> {
  const told = await Promise.all(
    entrants.map(async (one) =>
      JSON.stringify(one.read?.(JSON.parse(await answerOf(one, one.bodies[at] ?? '')))),
    ),
  );
  return told.every((one) => one === told[0] && !one.startsWith('[0,'));
}
