import type { CalendarYear } from '../../components/calendar/calendarQuery';
import type { QualityMeasure } from '../../components/dataset/datasetQuery';
import { operation } from '../../graphql/client';
import type { Text, UserError } from '../../graphql/contract';
import type { Sensitivity, Treatment } from '../catalogue/declaration';

/** 脱敏模板 as it is kept. */
export interface Profile {
  kind: string;
  title: Text;
  names: string[];
  contents: string[];
  sensitivity: Sensitivity;
  treatment: Treatment | null;
  treatmentSentence: Text | null;
  quasi: boolean;
  besidePersons: boolean;
  position: number;
  changedAt: string;
  /** Null for what the system began with. */
  changedBy: string | null;
}

/** 质量公式: terms above and below; those that are subtracted carry a minus. */
export interface Formula {
  measure: QualityMeasure;
  of: string[];
  over: string[];
  changedAt: string;
  /** Null for what the system began with. */
  changedBy: string | null;
}

export interface Office {
  id: string;
  code: string;
  name: Text;
}

export interface TriedColumn {
  column: string;
  kind: string;
  title: Text;
  recognisedBy: 'NAME' | 'CONTENT';
  sentence: Text;
  cells: { line: number; before: string; after: string | null }[];
}

export const rulesQuery = operation<
  {
    desensitizationProfiles: Pick<Profile, 'kind'>[];
    qualityFormulas: Pick<Formula, 'measure'>[];
    noticePeriodDays: number;
    calendarYear: Pick<CalendarYear, 'year' | 'provisional'>;
    viewer: { desk: { askedDepartments: Pick<Office, 'code'>[] } | null } | null;
  },
  { year: number }
>(
  `query Rules($year: Int!) { desensitizationProfiles { kind } qualityFormulas { measure } noticePeriodDays
    calendarYear(year: $year) { year provisional } viewer { desk { askedDepartments { code } } } }`,
);

export const profilesQuery = operation<{ desensitizationProfiles: Profile[] }>(
  `query Profiles { desensitizationProfiles { kind title { zh en } names contents sensitivity treatment
    treatmentSentence { zh } quasi besidePersons position changedAt changedBy } }`,
);

const ERRORS = 'errors { code message { zh en } path }';

interface Profiles {
  result: { profiles: Pick<Profile, 'kind'>[]; errors: UserError[] };
}

export const keepProfileMutation = operation<
  Profiles,
  { input: { profile: object; basedOn: string | null } }
>(
  `mutation KeepProfile($input: KeepDesensitizationProfileInput!) {
    result: keepDesensitizationProfile(input: $input) { profiles { kind } ${ERRORS} } }`,
);

export const removeProfileMutation = operation<Profiles, { input: { kind: string } }>(
  `mutation RemoveProfile($input: RemoveDesensitizationProfileInput!) {
    result: removeDesensitizationProfile(input: $input) { profiles { kind } ${ERRORS} } }`,
);

export const orderProfilesMutation = operation<Profiles, { input: { kinds: string[] } }>(
  `mutation OrderProfiles($input: OrderDesensitizationProfilesInput!) {
    result: orderDesensitizationProfiles(input: $input) { profiles { kind } ${ERRORS} } }`,
);

export const trialQuery = operation<
  { viewer: { desk: { profileTrial: TriedColumn[] } | null } | null },
  { columns: string[]; rows: string[][] }
>(
  `query ProfileTrial($columns: [String!]!, $rows: [[String!]!]!) { viewer { desk {
    profileTrial(columns: $columns, rows: $rows) {
      column kind title { zh } recognisedBy sentence { zh } cells { line before after } } } } }`,
);

export const formulasQuery = operation<{ qualityFormulas: Formula[]; qualityCounts: string[] }>(
  'query Formulas { qualityCounts qualityFormulas { measure of over changedAt changedBy } }',
);

export const changeFormulaMutation = operation<
  { result: { formulas: Pick<Formula, 'measure'>[]; errors: UserError[] } },
  { input: Pick<Formula, 'measure' | 'of' | 'over'> & { basedOn: string } }
>(
  `mutation ChangeFormula($input: ChangeQualityFormulaInput!) {
    result: changeQualityFormula(input: $input) { formulas { measure } ${ERRORS} } }`,
);

export const noticeQuery = operation<{ noticePeriodDays: number }>(
  'query NoticePeriod { noticePeriodDays }',
);

export const changeNoticeMutation = operation<
  { result: { days: number | null; errors: UserError[] } },
  { input: { days: number } }
>(
  `mutation ChangeNotice($input: ChangeNoticePeriodInput!) {
    result: changeNoticePeriod(input: $input) { days ${ERRORS} } }`,
);

export const officesQuery = operation<{
  viewer: { desk: { askedDepartments: Office[] } | null } | null;
}>('query RuleOffices { viewer { desk { askedDepartments { id code name { zh en } } } } }');

export const renameMutation = operation<
  { result: { department: Pick<Office, 'code'> | null; errors: UserError[] } },
  { input: { department: string; nameZh: string; nameEn: string; reason: string } }
>(
  `mutation RenameDepartment($input: RenameDepartmentInput!) {
    result: renameDepartment(input: $input) { department { code } ${ERRORS} } }`,
);
