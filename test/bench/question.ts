import { counties } from '../../api/seed/divisions.ts';
import { marketEntities } from './make-dataset.ts';

/** The question of the comparison: the first page of a district, each time of another one. */
export const ROWS_A_PAGE = 100;

const DOCUMENT = `query Page($district: String!, $fields: [String!]!, $first: Int!) {
  dataset(slug: "${marketEntities.slug}") {
    records(fields: $fields, where: { district: { eq: $district } }, first: $first) {
      nodes
      pageInfo { hasNextPage }
    }
  }
}`;

export const FIELDS = marketEntities.fields.map(({ name }) => name);

/** Request bodies, one for each district; both servers are sent the same. */
export const BODIES = counties.map(({ code }) =>
  JSON.stringify({
    query: DOCUMENT,
    variables: { district: code, fields: FIELDS, first: ROWS_A_PAGE },
  }),
);
