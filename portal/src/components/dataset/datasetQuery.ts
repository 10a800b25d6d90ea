import { operation } from '../../graphql/client';
import type {
  AccessState,
  Field,
  GrantLine,
  Openness,
  PageInfo,
  Release,
  Row,
  Text,
  UpdateCycle,
} from '../../graphql/contract';

export interface Access {
  state: AccessState;
  readableFields: string[];
  application: { number: string; workingDaysLeft: number; deadline: { dueOn: string } } | null;
  grant: Pick<GrantLine, 'until' | 'state' | 'withdrawnReason' | 'fields'> | null;
}

export interface DatasetDetail {
  code: string;
  title: Text;
  summary: Text;
  sourceNote: Text;
  openness: Openness;
  opennessCondition: Text | null;
  updateCycle: UpdateCycle;
  department: { name: Text };
  release: Release | null;
  fields: Pick<
    Field,
    'name' | 'title' | 'type' | 'unit' | 'openness' | 'desensitization' | 'access'
  >[];
  sample: Row[];
  access: Access;
}

export const datasetQuery = operation<{ dataset: DatasetDetail | null }, { slug: string }>(
  `query Dataset($slug: String!) { dataset(slug: $slug) {
    code title { zh en } summary { zh en } sourceNote { zh en } openness opennessCondition { zh en } updateCycle
    department { name { zh en } } release { number releasedAt rowCount sha256 note }
    fields { name title { zh en } type unit openness access desensitization { zh en } } sample
    access { state readableFields application { number workingDaysLeft deadline { dueOn } }
      grant { until state withdrawnReason fields { name title { zh en } } } } } }`,
);

interface Records {
  fields: string[];
  nodes: Row[];
  totalCount: number;
  pageInfo: PageInfo;
}

export const recordsQuery = operation<
  { dataset: { records: Records } | null },
  { slug: string; after: string | null }
>(
  `query Records($slug: String!, $after: String) { dataset(slug: $slug) { records(first: 10, after: $after) {
    fields nodes totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
);
