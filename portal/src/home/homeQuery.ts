import { DATASET_LINE, type DatasetLine } from '../components/dataset/DatasetRow';
import { operation } from '../graphql/client';
import type { FacetValue, OpenFigures } from '../graphql/contract';

export interface HomeAnswer {
  openFigures: OpenFigures;
  catalogue: { nodes: DatasetLine[]; facets: { theme: FacetValue[] } };
}

export const homeQuery = operation<HomeAnswer>(
  `query Home {
    openFigures { datasets unconditional conditional departments records casesAnswered answeredInTime medianWorkingDays }
    catalogue(orderBy: RELEASED, first: 5) { nodes { ${DATASET_LINE} } facets { theme { value label { zh en } count } } } }`,
);
