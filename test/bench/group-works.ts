import { type Entrant, type Work } from './contest.ts';
import { marketEntities } from './make-dataset.ts';
import {
  body,
  entrant,
  OURS,
  PLAIN,
  plainBody,
  POSTGRAPHILE,
  type Row,
  same,
  type Servers,
} from './works.ts';

const OUR_GROUPS = `query Groups($where: JSON, $groupBy: [AggregateGroup!], $measures: [AggregateMeasure!]!) {
  dataset(slug: "${marketEntities.slug}") {
    aggregates(where: $where, groupBy: $groupBy, measures: $measures, first: 1000) { groups }
  }
}`;

type Ask = Pick<Entrant, 'bodies' | 'read'>;

function readOurs(names: readonly string[]) {
  return (answer: unknown) =>
    same(
      (answer as { data: { dataset: { aggregates: { groups: Row[] } } } }).data.dataset.aggregates
        .groups,
      names,
    );
}

interface Grouped {
  keys: string[];
  distinctCount: Record<string, string>;
  sum: Record<string, string>;
}

/** PostGraphile says its groups in no order, and has no count of rows: it counts their identities. */
function readTheirs(groupBy: readonly string[], sum: string) {
  return (answer: unknown) => {
    const { groupedAggregates } = (
      answer as { data: { allEntities: { groupedAggregates: Grouped[] } } }
    ).data.allEntities;
    const rows = groupedAggregates.map(
      (group): Row => ({
        ...Object.fromEntries(groupBy.map((name, at) => [name, group.keys[at]])),
        rows: group.distinctCount['_id'],
        [sum]: group.sum[sum],
      }),
    );
    const keyOf = (row: Row) => groupBy.map((name) => String(row[name])).join('\0');
    rows.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    return same(rows, [...groupBy, 'rows', sum]);
  };
}

const readPlain = (names: readonly string[]) => (answer: unknown) =>
  same((answer as { data: Row[] }).data, names);

function ours(groupBy: readonly string[], sum: string, wheres: readonly object[]): Ask {
  return {
    bodies: wheres.map((where) =>
      body(OUR_GROUPS, {
        ...where,
        groupBy: groupBy.map((field) => ({ field })),
        measures: [
          { function: 'COUNT', as: 'rows' },
          { function: 'SUM', field: sum, as: sum },
        ],
      }),
    ),
    read: readOurs([...groupBy, 'rows', sum]),
  };
}

/** By one field over all rows: kept with the release. */
export function groups(servers: Servers): Work {
  const [groupBy, sum] = [['district'], 'employees'];
  return {
    name: 'Groups of one field with count and sum, unfiltered',
    connections: 4,
    entrants: [
      ...entrant(OURS, servers.ours, { path: '/graphql', ...ours(groupBy, sum, [{}]) }),
      ...entrant(POSTGRAPHILE, servers.postgraphile, {
        path: '/graphql',
        bodies: [
          body(
            `{ allEntities { groupedAggregates(groupBy: [DISTRICT]) { keys distinctCount { _id } sum { ${sum} } } } }`,
          ),
        ],
        read: readTheirs(groupBy, sum),
      }),
      ...entrant(PLAIN, servers.plain, {
        path: '/groups',
        bodies: [plainBody()],
        read: readPlain([...groupBy, 'rows', sum]),
      }),
    ],
    goals: [{ against: POSTGRAPHILE, least: 50 }],
  };
}

/** By two fields over those of a filter, each time of another one. */
export function filteredGroups(servers: Servers): Work {
  const [groupBy, sum] = [['district', 'industry'], 'capital'];
  const least = Array.from({ length: 8 }, (_, at) => 3 + at * 7);
  return {
    name: 'Groups of two fields over a filter',
    connections: 4,
    entrants: [
      ...entrant(OURS, servers.ours, {
        path: '/graphql',
        ...ours(
          groupBy,
          sum,
          least.map((gte) => ({ where: { employees: { gte } } })),
        ),
      }),
      ...entrant(PLAIN, servers.plain, {
        path: '/filtered-groups',
        bodies: least.map((gte) => plainBody(String(gte))),
        read: readPlain([...groupBy, 'rows', sum]),
      }),
    ],
    goals: [{ against: PLAIN, least: 5 }],
  };
}
