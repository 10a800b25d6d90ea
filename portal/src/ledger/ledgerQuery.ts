import { operation } from '../graphql/client';
import type { LegalBasis, Outcome, PageInfo, Text } from '../graphql/contract';

export const LINES = 50;

export interface LedgerLine {
  title: Text;
  article: string;
  dataset: Text | null;
  slug: string | null;
  department: { code: string; name: Text };
  filedOn: string;
  dueOn: string;
  extendedBy: number | null;
  decidedOn: string;
  workingDaysTaken: number;
  late: boolean;
  outcome: Outcome;
  legalBasis: Pick<LegalBasis, 'title' | 'article'> | null;
}

/** What is chosen in the address; of each filter one value at most. */
export interface LedgerChoice {
  kind: string[] | null;
  department: string[] | null;
  outcome: string[] | null;
  late: boolean | null;
  dataset: string | null;
}

export const ledgerQuery = operation<
  {
    ledger: {
      totalCount: number;
      edges: { cursor: string; node: LedgerLine }[];
      pageInfo: Pick<PageInfo, 'hasNextPage' | 'endCursor'>;
      departments: { code: string; name: Text }[];
    };
  },
  LedgerChoice & { first: number; after: string | null }
>(
  `query Ledger($kind: [String!], $department: [String!], $outcome: [Outcome!], $late: Boolean, $dataset: String, $first: Int!, $after: String) {
    ledger(kind: $kind, department: $department, outcome: $outcome, late: $late, dataset: $dataset, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } departments { code name { zh en } }
      edges { cursor node { title { zh en } article dataset { zh en } slug department { code name { zh en } } filedOn dueOn extendedBy
        decidedOn workingDaysTaken late outcome legalBasis { title article } } } } }`,
);

const OUTCOMES = new Set<string>(['AGREED', 'AGREED_IN_PART', 'REFUSED'] satisfies Outcome[]);

/** The question that an address of the ledger asks. */
export function ledgerAddress(params: URLSearchParams): LedgerChoice {
  const chosen = (name: string) => (params.has(name) ? params.getAll(name) : null);
  const outcome = chosen('outcome')?.filter((value) => OUTCOMES.has(value)) ?? [];
  const late = params.get('late');
  return {
    kind: chosen('kind'),
    department: chosen('department'),
    outcome: outcome.length > 0 ? outcome : null,
    late: late === 'true' ? true : late === 'false' ? false : null,
    dataset: params.get('dataset'),
  };
}
