/** The types of the endpoint that the pages use; each query picks from them what it asks for. */
export interface Text {
  zh: string;
  en: string | null;
}

export type Openness = 'UNCONDITIONAL' | 'CONDITIONAL' | 'CLOSED';
export type UpdateCycle =
  | 'REAL_TIME'
  | 'DAILY'
  | 'WEEKLY'
  | 'MONTHLY'
  | 'QUARTERLY'
  | 'HALF_YEARLY'
  | 'YEARLY'
  | 'IRREGULAR'
  | 'NEVER';
export type FieldType =
  | 'STRING'
  | 'INTEGER'
  | 'NUMBER'
  | 'DECIMAL'
  | 'BOOLEAN'
  | 'DATE'
  | 'DATETIME'
  | 'GEOMETRY';
export type FieldAccess = 'READABLE' | 'SIGN_IN' | 'APPLY';
export type AccessState =
  | 'SIGN_IN'
  | 'SIGN_IN_TO_APPLY'
  | 'READABLE'
  | 'MAY_APPLY'
  | 'PENDING'
  | 'GRANTED'
  | 'ENDED'
  | 'WITHDRAWN'
  | 'NOT_RELEASED';
export type Theme =
  | 'AGRICULTURE'
  | 'CULTURE_TOURISM'
  | 'ECOLOGY'
  | 'EDUCATION'
  | 'FINANCE'
  | 'GEOGRAPHY'
  | 'HEALTH'
  | 'MARKET'
  | 'SOCIAL_SECURITY'
  | 'TRANSPORT'
  | 'URBAN'
  | 'WEATHER_WATER';
export type ResourceFormat = 'DATABASE' | 'DOCUMENT' | 'GEOGRAPHIC' | 'TABLE';
export type CaseState = 'RECEIVED' | 'EXTENDED' | 'ANSWERED' | 'CARRIED_OUT' | 'WITHDRAWN';
export type CaseAction =
  | 'ASK_COMPLETION'
  | 'COMPLETE'
  | 'EXTEND'
  | 'ANSWER'
  | 'CARRY_OUT'
  | 'WITHDRAW';
export type Outcome = 'AGREED' | 'AGREED_IN_PART' | 'REFUSED';
export type GrantState = 'ACTIVE' | 'ENDED' | 'WITHDRAWN';
export type PartyKind = 'PERSON' | 'ORGANISATION' | 'POST';
export type Post = 'OFFICER' | 'PRINCIPAL' | 'BUREAU_REVIEWER' | 'COUNTY_REVIEWER' | 'AUDITOR';

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type Row = Record<string, Value>;

export interface PageInfo {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

export interface FacetValue {
  value: string;
  label: Text;
  count: number;
}

export interface Department {
  id: string;
  code: string;
  name: Text;
  level: 'CITY' | 'COUNTY';
  phone: string;
  hours: Text;
  datasetCount: number;
}

export interface Release {
  number: number;
  releasedAt: string;
  rowCount: number;
  sha256: string;
  note: string;
}

export interface Field {
  name: string;
  title: Text;
  description: Text | null;
  type: FieldType;
  unit: string | null;
  openness: Openness;
  sensitivity: 'NONE' | 'PERSONAL' | 'COMMERCIAL' | 'SECURITY';
  desensitization: Text | null;
  key: boolean;
  indexed: boolean;
  nullable: boolean;
  example: string | null;
  completeness: number | null;
  access: FieldAccess;
}

export interface LegalBasis {
  id: string;
  title: string;
  documentNumber: string | null;
  article: string;
}

export interface CountedDay {
  date: string;
  counted: boolean;
  reason: Text;
  provisional: boolean;
}

export interface Deadline {
  dueAt: string;
  dueOn: string;
  provisional: boolean;
  days: CountedDay[];
}

export interface Party {
  id: string;
  kind: PartyKind;
  name: string;
  department: { code: string; name: Text } | null;
  post: Post | null;
}

export interface Extension {
  workingDays: number;
  reason: string;
  dueAt: string;
  decidedAt: string;
  decidedBy: string;
}

export interface Answer {
  outcome: Outcome;
  reason: string | null;
  legalBasis: LegalBasis | null;
  answeredAt: string;
  answeredBy: string;
  fields: Pick<Field, 'name' | 'title'>[];
  until: string | null;
}

export interface CaseEvent {
  at: string;
  what:
    | 'RECEIVED'
    | 'COMPLETION_ASKED'
    | 'COMPLETED'
    | 'EXTENDED'
    | 'ANSWERED'
    | 'CARRIED_OUT'
    | 'WITHDRAWN'
    | 'GRANT_WITHDRAWN'
    | 'DEADLINE_RECOUNTED';
  who: string | null;
  note: string | null;
  /** How the clock was counted anew by it. */
  recount: {
    wasDueAt: string;
    dueAt: string;
    provisional: boolean;
    document: string | null;
  } | null;
}

/** What a row about a case shows, in any list. */
export interface CaseLine {
  number: string;
  /** Of its procedure. */
  title: Text;
  state: CaseState;
  filedAt: string;
  workingDaysLeft: number;
  deadline: Deadline;
  extension: Pick<Extension, 'workingDays'> | null;
  answer: Pick<Answer, 'outcome' | 'answeredAt'> | null;
  /** Null once it is no longer open. */
  dataset: { slug: string; title: Text } | null;
  applicant: { name: string };
}

export type Assurance = 'BASIC' | 'VERIFIED';

export interface GrantLine {
  id: string;
  until: string;
  state: GrantState;
  withdrawnReason: string | null;
  fields: Pick<Field, 'name' | 'title'>[];
  dataset: { slug: string; title: Text } | null;
}

export interface OpenFigures {
  datasets: number;
  unconditional: number;
  conditional: number;
  departments: number;
  records: number;
  casesAnswered: number;
  answeredInTime: number;
  medianWorkingDays: number | null;
}

export interface UserError {
  code: string;
  message: Text;
  path: string[];
}
