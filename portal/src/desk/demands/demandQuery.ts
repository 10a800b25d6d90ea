import { operation } from '../../graphql/client';
import type { Text, UpdateCycle, UserError } from '../../graphql/contract';

export type DemandState =
  | 'DRAFT'
  | 'COUNTY_REVIEW'
  | 'BUREAU_REVIEW'
  | 'RETURNED'
  | 'ASSIGNED'
  | 'MET'
  | 'DECLINED'
  | 'WITHDRAWN';
export type DemandMove = 'SUBMIT' | 'GATHER' | 'RETURN' | 'WITHDRAW';
export type DemandAction = 'SAVE' | DemandMove | 'ASSIGN' | 'MEET' | 'DECLINE';
export type SharingForm = 'DATABASE' | 'FILE' | 'INTERFACE' | 'VERIFICATION';
export type DeclineGround = 'NOT_HELD' | 'NOT_SHARED';
export type Sharing = 'UNCONDITIONAL' | 'CONDITIONAL' | 'CLOSED';

export interface Office {
  code: string;
  name: { zh: string };
}

export interface SharedEntry {
  slug: string;
  title: { zh: string };
  department: { zh: string };
  departmentCode: string;
  sharing: Sharing;
  sharingCondition: { zh: string } | null;
  baseItems: string[];
}

export interface DemandMatch {
  entry: SharedEntry;
  sharedFields: string[];
}

export interface DemandLine {
  id: string;
  number: number;
  title: string;
  state: DemandState;
  version: number;
  department: Office | null;
  provider: Office | null;
  toBeCatalogued: boolean;
  may: DemandAction[];
}

export interface DemandStep {
  action: DemandAction;
  version: number;
  opinion: string | null;
  provider: Text | null;
  ground: DeclineGround | null;
  legalBasis: string | null;
  list: number | null;
  takenBy: string;
  takenAs: string;
  takenAt: string;
}

export interface DemandDetail extends DemandLine {
  fields: string[];
  from: Office | null;
  named: SharedEntry | null;
  duty: string;
  basis: string;
  cycle: UpdateCycle;
  form: SharingForm;
  lacking: string | null;
  entry: SharedEntry | null;
  catalogueEntry: { slug: string; title: { zh: string } } | null;
  matches: DemandMatch[];
  versions: { number: number; title: string; reason: string; madeBy: string; madeAt: string }[];
  steps: DemandStep[];
}

export interface DemandList {
  number: number;
  kind: 'DEPARTMENT' | 'COUNTY';
  department: { zh: string };
  note: string | null;
  madeBy: string;
  madeAt: string;
  items: { number: number; title: string; state: DemandState }[];
}

const OFFICE = '{ code name { zh } }';
const SHARED =
  '{ slug title { zh } department { zh } departmentCode sharing sharingCondition { zh } baseItems }';
const MATCH = `{ entry ${SHARED} sharedFields }`;
const LINE = `id number title state version department ${OFFICE} provider ${OFFICE} toBeCatalogued may`;

export const demandsQuery = operation<{
  viewer: {
    desk: { demands: DemandLine[]; demandsToProvide: DemandLine[]; demandLists: DemandList[] };
  } | null;
}>(`query Demands { viewer { desk {
  demands { ${LINE} } demandsToProvide { ${LINE} }
  demandLists { number kind department { zh } note madeBy madeAt items { number title state } } } } }`);

export const demandQuery = operation<{ demand: DemandDetail | null }, { number: number }>(
  `query Demand($number: Int!) { demand(number: $number) { ${LINE} fields from ${OFFICE} named ${SHARED}
    duty basis cycle form lacking entry ${SHARED} catalogueEntry { slug title { zh } } matches ${MATCH}
    versions { number title reason madeBy madeAt }
    steps { action version opinion provider { zh en } ground legalBasis list takenBy takenAs takenAt } } }`,
);

export const matchesQuery = operation<
  { viewer: { desk: { demandMatches: DemandMatch[] } | null } | null },
  { title: string; fields: string[] }
>(
  `query DemandMatches($title: String!, $fields: [String!]) {
    viewer { desk { demandMatches(title: $title, fields: $fields) ${MATCH} } } }`,
);

export const officesQuery = operation<{
  viewer: { desk: { askedDepartments: Office[] } | null } | null;
}>(`query Offices { viewer { desk { askedDepartments ${OFFICE} } } }`);

export interface SaveInput {
  id?: string;
  basedOn?: number;
  title: string;
  fields: string[];
  from?: string;
  entry?: string;
  duty: string;
  basis: string;
  cycle: UpdateCycle;
  form: SharingForm;
  lacking?: string;
  reason: string;
}

interface Changed {
  result: { demands: { number: number; version: number }[]; errors: UserError[] };
}

const change = <Input>(name: string) => {
  const type = name.replace(/^./, (first) => first.toUpperCase());
  return operation<Changed, { input: Input }>(
    `mutation ${type}($input: ${type}Input!) { result: ${name}(input: $input) {
      demands { number version } errors { code message { zh en } path } } }`,
  );
};

export const saveMutation = change<SaveInput>('saveDemand');
export const moveMutation = change<{ move: DemandMove; ids: string[]; opinion?: string }>(
  'moveDemands',
);
export const assignMutation = change<{
  id: string;
  provider: string;
  entry?: string;
  opinion?: string;
}>('assignDemand');
export const meetMutation = change<{ id: string; entry: string; opinion?: string }>('meetDemand');
export const declineMutation = change<{
  id: string;
  ground: DeclineGround;
  legalBasis?: string;
  reason: string;
}>('declineDemand');
