import { FACET_NAMES } from './Facets';
import type { CatalogueOrder, CatalogueVariables } from './catalogueQuery';

function orderOf(value: string | null): CatalogueOrder {
  return value === 'RELEASED' || value === 'TITLE' ? value : 'RELEVANCE';
}

/** The question that an address of the catalogue asks. */
export function catalogueAddress(params: URLSearchParams): Omit<CatalogueVariables, 'first'> {
  return {
    search: params.get('q') ?? '',
    orderBy: orderOf(params.get('order')),
    filter: Object.fromEntries(
      FACET_NAMES.flatMap((name) => (params.has(name) ? [[name, params.getAll(name)]] : [])),
    ),
  };
}
