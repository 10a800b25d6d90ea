import type { Contestant, Entrant, Work } from './contest.ts';
import { answerOf } from './contest.ts';
import { SUBJECTS } from './make-catalogue.ts';
import { body, entrant, OURS, POSTGRAPHILE } from './works.ts';

const OUR_SEARCH = `query Search($word: String!) {
  catalogue(search: $word, first: 20) { totalCount nodes { slug title { zh } summary { zh } } }
}`;
/** All that `LIKE` can be asked: it knows no order of relevance, no synonyms and no pinyin. */
const THEIR_SEARCH = `query Search($word: String!) {
  allDatasets(first: 20, filter: { state: { equalTo: "PUBLISHED" }, openness: { notEqualTo: "CLOSED" },
    or: [{ titleZh: { includes: $word } }, { summaryZh: { includes: $word } }] }) { totalCount nodes { slug titleZh summaryZh } }
}`;

interface Found {
  totalCount: number;
}
const readOurs = (answer: unknown) => [
  (answer as { data: { catalogue: Found } }).data.catalogue.totalCount,
];
const readTheirs = (answer: unknown) => [
  (answer as { data: { allDatasets: Found } }).data.allDatasets.totalCount,
];

/** A page of a search and its total, by the words for which both find as many. */
export async function catalogueSearch(
  ours: Contestant,
  postgraphile: Contestant | undefined,
): Promise<Work> {
  const words = SUBJECTS.map(([zh = '']) => zh);
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
  const alike = await Promise.all(words.map((_, at) => sameFor(entrants, at)));
  return {
    name: `Catalogue search by one word, ${alike.filter(Boolean).length} words in turn`,
    connections: 16,
    entrants: entrants.map((one) => ({ ...one, bodies: one.bodies.filter((_, at) => alike[at]) })),
    goals: [{ against: POSTGRAPHILE, least: 8 }],
  };
}

async function sameFor(entrants: readonly Entrant[], at: number): Promise<boolean> {
  const totals = await Promise.all(
    entrants.map(async (one) =>
      String(one.read?.(JSON.parse(await answerOf(one, one.bodies[at] ?? '')))),
    ),
  );
  return totals.every((total) => total === totals[0] && total !== '0');
}
