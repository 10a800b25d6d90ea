import { operation } from '../../graphql/client';
import type {
  AccessState,
  Department,
  Field,
  GrantLine,
  Openness,
  Release,
  ResourceFormat,
  Row,
  Text,
  Theme,
  UpdateCycle,
} from '../../graphql/contract';

export interface Access {
  state: AccessState;
  readableFields: string[];
  application: { number: string; workingDaysLeft: number; deadline: { dueOn: string } } | null;
  grant: Pick<GrantLine, 'until' | 'state' | 'withdrawnReason' | 'fields'> | null;
}

export type DatasetField = Pick<
  Field,
  | 'name'
  | 'title'
  | 'description'
  | 'type'
  | 'unit'
  | 'openness'
  | 'desensitization'
  | 'access'
  | 'completeness'
  | 'key'
>;

export type QualityMeasure =
  | 'COMPLETENESS'
  | 'ACCURACY'
  | 'TIMELINESS'
  | 'CONSISTENCY'
  | 'AVAILABILITY';

export interface Quality {
  measure: QualityMeasure;
  /** 0 to 1; null where there is nothing to measure. */
  value: number | null;
  of: string[];
  over: string[];
  counts: { count: string; number: number }[];
}

/** The release that serves, with what was measured of it and done to it. */
export type ServingRelease = Release & {
  quality: Quality[];
  /** Rows of the smallest group that the declared quasi-identifiers leave; null where none are declared. */
  smallestGroup: number | null;
  treatments: Text[];
};

export interface DatasetDetail {
  slug: string;
  code: string;
  title: Text;
  summary: Text;
  sourceNote: Text;
  openness: Openness;
  opennessCondition: Text | null;
  updateCycle: UpdateCycle;
  theme: Theme;
  classification: string[];
  divisionName: Text;
  crs: string | null;
  format: ResourceFormat;
  temporalFrom: string | null;
  temporalUntil: string | null;
  synthetic: boolean;
  department: Pick<Department, 'code' | 'name' | 'phone' | 'hours'>;
  release: ServingRelease | null;
  releases: Release[];
  fields: DatasetField[];
  sample: Row[];
  access: Access;
}

const RELEASE = 'number releasedAt rowCount sha256 note';
const SERVING = `${RELEASE} smallestGroup treatments { zh en } quality { measure value of over counts { count number } }`;

export const datasetQuery = operation<{ dataset: DatasetDetail | null }, { slug: string }>(
  `query Dataset($slug: String!) { dataset(slug: $slug) {
    slug code title { zh en } summary { zh en } sourceNote { zh en } openness opennessCondition { zh en } updateCycle
    theme classification divisionName { zh en } crs format temporalFrom temporalUntil synthetic
    department { code name { zh en } phone hours { zh en } } release { ${SERVING} } releases { ${RELEASE} }
    fields { name title { zh en } description { zh en } type unit openness access completeness key desensitization { zh en } } sample
    access { state readableFields application { number workingDaysLeft deadline { dueOn } }
      grant { until state withdrawnReason fields { name title { zh en } } } } } }`,
);
