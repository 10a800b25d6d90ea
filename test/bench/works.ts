import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { counties } from '../../api/seed/divisions.ts';
import { answerOf, type Contestant, type Entrant, type Work } from './contest.ts';
import { largerRegister, licences, marketEntities } from './make-dataset.ts';
import type { PlainOrders } from './plain-server.ts';

/** The servers that are compared; PostGraphile may be left out. */
export interface Servers {
  ours: Contestant;
  plain: Contestant;
  postgraphile: Contestant | undefined;
}

const PAGE = 100;
export const FIELDS = marketEntities.fields.map(({ name }) => name);
const LICENCE_FIELDS = licences.fields.map(({ name }) => name);

export const relationOf = ({ slug }: DatasetDeclaration) => `${slug.replaceAll('-', '_')}_v1`;

/** The tables as PostGraphile would name them. */
export const POSTGRAPHILE_TABLES = {
  [relationOf(marketEntities)]: { name: 'entities', primaryKey: '_id' },
  [relationOf(licences)]: { name: 'licences', primaryKey: 'creditCode' },
};

const standing = (dataset: DatasetDeclaration) =>
  `from open.${relationOf(dataset)} where _from <= 1 and _to > 1`;
const columnsOf = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
const pageText = (page: string) =>
  `with page as materialized (${page} limit ${PAGE + 1})
   select json_build_object('nodes', (select json_agg(p) from (select ${columnsOf(FIELDS)} from page limit ${PAGE}) p),
     'hasNextPage', (select count(*) > ${PAGE} from page))::text`;
const groupsText = (groups: string) => `select json_agg(g)::text from (${groups}) g`;

/** The same questions by hand. */
export const STATEMENTS: PlainOrders['statements'] = {
  '/page': pageText(
    `select ${columnsOf(FIELDS)} ${standing(marketEntities)} and district = $1 order by _id`,
  ),
  '/later-page': pageText(
    `select ${columnsOf(FIELDS)} ${standing(marketEntities)} and established >= $1::date
       and (established, _id) > ($2::date, $3::uuid) order by established, _id`,
  ),
  '/row': `select json_build_object('row', (select to_json(r) from
      (select ${columnsOf(LICENCE_FIELDS)} ${standing(licences)} and "creditCode" = $1) r))::text`,
  '/groups': groupsText(
    `select district, count(*) as rows, sum(employees) as employees ${standing(marketEntities)} group by 1 order by 1`,
  ),
  '/filtered-groups': groupsText(
    `select district, industry, count(*) as rows, sum(capital) as capital ${standing(marketEntities)}
     and employees >= $1::bigint group by 1, 2 order by 1, 2`,
  ),
};

export const body = (query: string, variables: object = {}) => JSON.stringify({ query, variables });
export const plainBody = (...values: string[]) => JSON.stringify({ values });

export type Row = Record<string, unknown>;

const TYPES = new Map<string, FieldType>(
  licences.fields.map(({ name, type }): [string, FieldType] => [name, type]),
);
const NUMBERS = new Set<FieldType | undefined>(['INTEGER', 'NUMBER']);

/** Numbers as numbers, whether they came so or as text. */
export function same(rows: readonly Row[], names: readonly string[]): unknown[] {
  return rows.map((row) =>
    names.map((name) => {
      const value = row[name] ?? null;
      return value !== null && (name === 'rows' || NUMBERS.has(TYPES.get(name)))
        ? Number(value)
        : value;
    }),
  );
}

interface Nodes {
  nodes: Row[];
}

/** Names of servers, as they stand in the report. */
export const [OURS, POSTGRAPHILE, PLAIN] = [
  'this project',
  'PostGraphile 5',
  'plain pg, JSON by SQL',
];

export function entrant(
  name: string,
  contestant: Contestant | undefined,
  asked: Omit<Entrant, 'name' | 'contestant'>,
): Entrant[] {
  return contestant === undefined ? [] : [{ name, contestant, ...asked }];
}

const OUR_PAGE = (
  slug: string,
) => `query Page($where: JSON, $orderBy: [RecordOrder!], $fields: [String!]!, $after: String) {
  dataset(slug: "${slug}") {
    records(fields: $fields, where: $where, orderBy: $orderBy, first: ${PAGE}, after: $after) { nodes pageInfo { hasNextPage } }
  }
}`;
const readOurs = (answer: unknown) =>
  same((answer as { data: { dataset: { records: Nodes } } }).data.dataset.records.nodes, FIELDS);
const readPlainPage = (answer: unknown) => same((answer as { data: Nodes }).data.nodes, FIELDS);
const readEntities = (answer: unknown) =>
  same((answer as { data: { allEntities: Nodes } }).data.allEntities.nodes, FIELDS);
const SELECTED = FIELDS.join(' ');
const districts = counties.map(({ code }) => code);

function ourFirstPages(slug: string): Pick<Entrant, 'path' | 'bodies'> {
  return {
    path: '/graphql',
    bodies: districts.map((eq) =>
      body(OUR_PAGE(slug), { where: { district: { eq } }, fields: FIELDS }),
    ),
  };
}

export function firstPage({ ours, plain, postgraphile }: Servers): Work {
  const typed = `query Page($district: String!) {
    marketEntities(where: { district: { eq: $district } }, first: ${PAGE}) { nodes { ${SELECTED} } pageInfo { hasNextPage } }
  }`;
  const other = `query Page($district: String!) {
    allEntities(condition: { district: $district }, orderBy: [_ID_ASC], first: ${PAGE}) { nodes { ${SELECTED} } pageInfo { hasNextPage } }
  }`;
  const bodies = (query: string) => districts.map((district) => body(query, { district }));
  return {
    name: `First page by an indexed field, ${PAGE} rows × ${FIELDS.length} fields`,
    connections: 16,
    entrants: [
      ...entrant(OURS, ours, { ...ourFirstPages(marketEntities.slug), read: readOurs }),
      ...entrant('its typed endpoint', ours, {
        path: '/graphql/market-entities',
        bodies: bodies(typed),
        read: (answer) =>
          same((answer as { data: { marketEntities: Nodes } }).data.marketEntities.nodes, FIELDS),
      }),
      ...entrant(POSTGRAPHILE, postgraphile, {
        path: '/graphql',
        bodies: bodies(other),
        read: readEntities,
      }),
      ...entrant(PLAIN, plain, {
        path: '/page',
        bodies: districts.map((district) => plainBody(district)),
        read: readPlainPage,
      }),
    ],
    goals: [
      { against: POSTGRAPHILE, least: 4 },
      { against: PLAIN, least: 1.2 },
    ],
  };
}

/** First pages of a register of another size; nothing else is asked of it. */
export function largerPage({ ours }: Servers): Work {
  return {
    name: 'First page of the larger register',
    connections: 16,
    entrants: [
      ...entrant(OURS, ours, ourFirstPages(largerRegister.slug)),
      ...entrant('the register itself', ours, ourFirstPages(marketEntities.slug)),
    ],
    goals: [{ against: 'the register itself', least: 1 / 1.3 }],
  };
}

const SINCE = '1990-02-01';
const AROUND = 5_000;
const PAGES = 16;

/** Pages around the 5,000th, or in the middle of a smaller register, in the order of an indexed field. */
export async function laterPage(
  { ours, plain, postgraphile }: Servers,
  rows: number,
): Promise<Work> {
  const middle = Math.min(AROUND, Math.floor(rows / PAGE / 2));
  const places = await placesOf(ours, middle - PAGES / 2);
  const variables = {
    where: { established: { gte: SINCE } },
    orderBy: [{ field: 'established' }],
    fields: FIELDS,
  };
  const query = OUR_PAGE(marketEntities.slug);
  const theirs = `query Page($since: Date!, $after: Cursor) {
    allEntities(filter: { established: { greaterThanOrEqualTo: $since } }, orderBy: [ESTABLISHED_ASC, _ID_ASC], first: ${PAGE}, after: $after)
      { nodes { ${SELECTED} } pageInfo { hasNextPage } }
  }`;
  const cursors =
    postgraphile === undefined ? [] : await cursorsOf(postgraphile, middle - PAGES / 2);
  return {
    name: `Page ${middle.toLocaleString('en')} by keyset, in the order of an indexed field`,
    connections: 16,
    entrants: [
      ...entrant(OURS, ours, {
        path: '/graphql',
        bodies: places.map(({ cursor }) => body(query, { ...variables, after: cursor })),
        read: readOurs,
      }),
      ...entrant('its own first page', ours, {
        path: '/graphql',
        bodies: [body(query, variables)],
      }),
      ...entrant(POSTGRAPHILE, postgraphile, {
        path: '/graphql',
        bodies: cursors.map((after) => body(theirs, { since: SINCE, after })),
        read: readEntities,
      }),
      ...entrant(PLAIN, plain, {
        path: '/later-page',
        bodies: places.map(({ established, id }) => plainBody(SINCE, established, id)),
        read: readPlainPage,
      }),
    ],
    goals: [
      { against: 'its own first page', least: 0.9 },
      { against: POSTGRAPHILE, least: 4 },
    ],
  };
}

interface Place {
  cursor: string;
  established: string;
  id: string;
}

const LONGEST_PAGE = 1_000;

/** Ends of pages from one on, walked to as any client would. */
async function placesOf(contestant: Contestant, from: number): Promise<Place[]> {
  const query = `query Walk($after: String) {
    dataset(slug: "${marketEntities.slug}") {
      records(fields: ["established"], where: { established: { gte: "${SINCE}" } }, orderBy: [{ field: "established" }],
        first: ${LONGEST_PAGE}, after: $after) { edges { cursor node } pageInfo { endCursor } }
    }
  }`;
  interface Walked {
    data: {
      dataset: {
        records: {
          edges: { cursor: string; node: { established: string } }[];
          pageInfo: { endCursor: string };
        };
      };
    };
  }
  const places: Place[] = [];
  let after: string | undefined;
  for (let row = 0; places.length < PAGES; row += LONGEST_PAGE) {
    const text = await answerOf({ contestant, path: '/graphql' }, body(query, { after }));
    const { edges, pageInfo } = (JSON.parse(text) as Walked).data.dataset.records;
    edges.forEach(({ cursor, node: { established } }, at) => {
      const page = (row + at + 1) / PAGE;
      if (page < from || !Number.isInteger(page) || places.length === PAGES) return;
      places.push({ cursor, established, id: rowOf(cursor) });
    });
    after = pageInfo.endCursor;
  }
  return places;
}

/** The row on which a cursor stands, which the plain server has to be told. */
function rowOf(cursor: string): string {
  const signed = Buffer.from(cursor, 'base64url').subarray(16).toString();
  return String((JSON.parse(signed) as unknown[]).at(-1));
}

async function cursorsOf(contestant: Contestant, from: number): Promise<string[]> {
  const query = `{ allEntities(filter: { established: { greaterThanOrEqualTo: "${SINCE}" } }, orderBy: [ESTABLISHED_ASC, _ID_ASC],
    offset: ${from * PAGE - 1}, first: ${PAGES * PAGE}) { edges { cursor } } }`;
  const text = await answerOf({ contestant, path: '/graphql' }, body(query));
  const answer = JSON.parse(text) as { data: { allEntities: { edges: { cursor: string }[] } } };
  return answer.data.allEntities.edges.flatMap(({ cursor }, at) =>
    at % PAGE === 0 ? [cursor] : [],
  );
}

export async function oneRow({ ours, plain, postgraphile }: Servers): Promise<Work> {
  const keys = await someKeys(ours);
  const selected = LICENCE_FIELDS.join(' ');
  const typed = `query Row($creditCode: String!) { licencesByKey(creditCode: $creditCode) { ${selected} } }`;
  const theirs = `query Row($creditCode: String!) { licenceByCreditCode(creditCode: $creditCode) { ${selected} } }`;
  const bodies = (query: string) => keys.map((creditCode) => body(query, { creditCode }));
  const core = `query Row($where: JSON, $fields: [String!]!) {
    dataset(slug: "${licences.slug}") { records(fields: $fields, where: $where, first: 1) { nodes } }
  }`;
  return {
    name: `One row by its key, ${LICENCE_FIELDS.length} fields`,
    connections: 16,
    entrants: [
      ...entrant(OURS, ours, {
        path: '/graphql',
        bodies: keys.map((eq) =>
          body(core, { where: { creditCode: { eq } }, fields: LICENCE_FIELDS }),
        ),
        read: (answer) =>
          same(
            (answer as { data: { dataset: { records: Nodes } } }).data.dataset.records.nodes,
            LICENCE_FIELDS,
          ),
      }),
      ...entrant('its typed endpoint', ours, {
        path: '/graphql/licences',
        bodies: bodies(typed),
        read: (answer) =>
          same([(answer as { data: { licencesByKey: Row } }).data.licencesByKey], LICENCE_FIELDS),
      }),
      ...entrant(POSTGRAPHILE, postgraphile, {
        path: '/graphql',
        bodies: bodies(theirs),
        read: (answer) =>
          same(
            [(answer as { data: { licenceByCreditCode: Row } }).data.licenceByCreditCode],
            LICENCE_FIELDS,
          ),
      }),
      ...entrant(PLAIN, plain, {
        path: '/row',
        bodies: keys.map((key) => plainBody(key)),
        read: (answer) => same([(answer as { data: { row: Row } }).data.row], LICENCE_FIELDS),
      }),
    ],
    goals: [{ against: POSTGRAPHILE, least: 2.5 }],
  };
}

async function someKeys(contestant: Contestant): Promise<string[]> {
  const query = `{ dataset(slug: "${licences.slug}") { records(fields: ["creditCode"], first: 64) { nodes } } }`;
  const text = await answerOf({ contestant, path: '/graphql' }, body(query));
  const { nodes } = (JSON.parse(text) as { data: { dataset: { records: Nodes } } }).data.dataset
    .records;
  return nodes.map(({ creditCode }) => String(creditCode));
}
