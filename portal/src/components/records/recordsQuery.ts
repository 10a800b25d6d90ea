import { operation } from '../../graphql/client';
import type { PageInfo, Row, Value } from '../../graphql/contract';

export interface Records {
  fields: string[];
  nodes: Row[];
  totalCount: number;
  totalCountPrecision: 'EXACT' | 'AT_LEAST';
  pageInfo: PageInfo;
  release: { number: number };
}

export interface RecordsVariables {
  slug: string;
  after: string | null;
  where: Value;
  orderBy: { field: string; direction: 'ASC' | 'DESC' }[] | null;
}

export const PAGE = 10;

export const recordsQuery = operation<{ dataset: { records: Records } | null }, RecordsVariables>(
  `query Records($slug: String!, $after: String, $where: JSON, $orderBy: [RecordOrder!]) {
    dataset(slug: $slug) { records(first: ${PAGE}, after: $after, where: $where, orderBy: $orderBy) {
      fields nodes totalCount totalCountPrecision release { number } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
);
