import { operation } from '../../graphql/client';
import type { FacetValue, PageInfo } from '../../graphql/contract';
import { DATASET_LINE, type DatasetLine } from '../dataset/DatasetRow';

export type FacetName = 'openness' | 'theme' | 'department' | 'division' | 'updateCycle';
export type CatalogueOrder = 'RELEVANCE' | 'RELEASED' | 'TITLE';

export interface CataloguePage {
  totalCount: number;
  nodes: DatasetLine[];
  pageInfo: PageInfo;
  facets: Record<FacetName, FacetValue[]>;
}

export interface CatalogueVariables {
  search: string;
  filter: Partial<Record<FacetName, string[]>>;
  orderBy: CatalogueOrder;
  first: number;
}

const VALUES = '{ value label { zh en } count }';

export const catalogueQuery = operation<{ catalogue: CataloguePage }, CatalogueVariables>(
  `query Catalogue($search: String, $filter: CatalogueFilter, $orderBy: CatalogueOrder!, $first: Int!) {
    catalogue(search: $search, filter: $filter, orderBy: $orderBy, first: $first) {
      totalCount nodes { ${DATASET_LINE} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      facets { openness ${VALUES} theme ${VALUES} department ${VALUES} division ${VALUES} updateCycle ${VALUES} } } }`,
);
