import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type {
  CaseAnswerTable,
  CaseCarryingOutTable,
  CaseCompletionTable,
  CaseExtensionTable,
  CaseTable,
} from './cases/tables.ts';
import type { DatasetDeclaration, FieldNotice } from './catalogue/declaration.ts';
import type { FieldCheck } from './catalogue/checks.ts';
import type { Desensitization } from './catalogue/desensitization.ts';
import type {
  CatalogueCountTable,
  SearchEntryTable,
  SearchFieldTable,
  SearchSynonymTable,
} from './catalogue/search-tables.ts';
import type {
  ClosingGround,
  FieldType,
  LegalBasisKind,
  Openness,
  ReferenceSystem,
  ResourceFormat,
  Sensitivity,
  Sharing,
  Theme,
  UpdateCycle,
} from './catalogue/vocabulary.ts';
import type {
  GlossaryDecisionTable,
  OnboardingBatchTable,
  OnboardingFileTable,
} from './onboarding/tables.ts';
import type { Light, Remedy } from './desensitization/light.ts';
import type { DesensitizationProfile } from './desensitization/profiles.ts';
import type { FindingAnswer, PersonalKind } from './desensitization/vocabulary.ts';
import type { EntryAction, EntryState } from './compilation/vocabulary.ts';
import type { PartScope } from './releases/standing.ts';
import type {
  DemandListTable,
  DemandRouteTable,
  DemandStepTable,
  DemandTable,
  DemandVersionTable,
} from './demands/tables.ts';
import type { QualityMeasure, QualityResult } from './quality/vocabulary.ts';
import type { Filter } from './records/filter.ts';
import type { ColumnProfile } from './releases/column-profile.ts';
import type { ReviewBatchState } from './reviews/vocabulary.ts';
import type {
  UpdateAction,
  UpdateGround,
  UpdateItemKind,
  UpdateState,
} from './updates/vocabulary.ts';

type Json<T> = ColumnType<T, string, string>;

/** Instants are read as Date; days are read as YYYY-MM-DD text; bigint as text turned to number. */
type Instant = ColumnType<Date, Date, Date>;

export interface DivisionTable {
  code: string;
  nameZh: string;
  nameEn: string;
}

export interface DepartmentTable {
  code: string;
  nameZh: string;
  nameEn: string;
  creditCode: string;
  level: 'CITY' | 'COUNTY';
  division: string;
  phone: string;
  hoursZh: string;
  hoursEn: string;
}

export interface LegalBasisTable {
  id: Generated<string>;
  title: string;
  documentNumber: string | null;
  article: string;
  kind: LegalBasisKind;
}

/** A link as it is kept: its name, the slug of the other dataset, and which field stands for which of its key. */
export interface LinkRow {
  name: string;
  titleZh: string;
  titleEn: string;
  dataset: string;
  on: { field: string; to: string }[];
}

export interface DatasetTable {
  id: Generated<string>;
  slug: string;
  code: string;
  department: string;
  state: 'DRAFT' | 'PUBLISHED' | 'WITHDRAWN';
  titleZh: string;
  titleEn: string;
  summaryZh: string;
  summaryEn: string;
  theme: Theme;
  classification: string[];
  keywords: string[];
  openness: Openness;
  opennessConditionZh: string | null;
  opennessConditionEn: string | null;
  sharing: Sharing;
  sharingCondition: string | null;
  updateCycle: UpdateCycle;
  format: ResourceFormat;
  division: string;
  temporalFrom: string | null;
  temporalUntil: string | null;
  crs: string | null;
  referenceSystem: ReferenceSystem | null;
  /** Which two fields together say where a row is. */
  place: Json<{ longitude: string; latitude: string } | null> | null;
  /** To which other datasets its rows lead. */
  links: ColumnType<LinkRow[], string | undefined, string>;
  sourceNoteZh: string;
  sourceNoteEn: string;
  synthetic: boolean;
  schemaVersion: Generated<number>;
  publishedAt: Instant | null;
  /** When what the public sees was written last. */
  writtenAt: Instant | null;
  withdrawnAt: ColumnType<Date | null, never, Date>;
  withdrawnReason: ColumnType<string | null, never, string>;
  replacedBy: ColumnType<string | null, never, string | null>;
  /** Whether it was open when it was withdrawn, so that its page stays; set by the database. */
  tombstone: ColumnType<boolean, never, never>;
  quasiIdentifiers: Generated<string[]>;
  anonymity: ColumnType<number | null, number | null | undefined, number | null>;
}

/** Every code that was ever issued; the database adds them and lets none go. */
export interface ResourceCodeTable {
  code: string;
  datasetId: string;
  issuedAt: Instant;
}

/** Another number after every change of the dataset's entry; triggers keep it. */
export interface EntryRevisionTable {
  datasetId: string;
  revision: number;
}

export interface DatasetLegalBasisTable {
  datasetId: string;
  legalBasisId: string;
  position: number;
}

export interface FieldTable {
  datasetId: string;
  position: number;
  name: string;
  titleZh: string;
  titleEn: string;
  descriptionZh: string | null;
  descriptionEn: string | null;
  type: FieldType;
  unit: string | null;
  sensitivity: Sensitivity;
  openness: Openness;
  legalBasisId: string | null;
  desensitization: ColumnType<Desensitization | null, string | null, string | null>;
  key: boolean;
  indexed: boolean;
  searchable: Generated<boolean>;
  nullable: boolean;
  example: string | null;
  source: string;
  since: Generated<number>;
  checks: JSONColumnType<FieldCheck[], string | undefined>;
  /** 基础信息项 (M25(2)). */
  base: Generated<boolean>;
  notice: FieldNotice['kind'] | null;
  /** The day on which the notice was published, and the day from which it may be carried out. */
  deprecatedOn: string | null;
  noticeOn: string | null;
  noticeDays: number | null;
  noticeReasonZh: string | null;
  noticeReasonEn: string | null;
  replacedBy: string | null;
}

export interface ContractTermTable {
  noticeDays: number;
  changedAt: Instant;
  changedBy: string | null;
}

export interface CatalogueEntryTable {
  id: Generated<string>;
  department: string;
  slug: string;
  state: EntryState;
  version: number;
  publishedVersion: number | null;
  datasetId: string | null;
}

export interface EntryVersionTable {
  entryId: string;
  number: number;
  declaration: JSONColumnType<DatasetDeclaration, string, never>;
  reason: string;
  madeBy: string;
  madeAs: string | null;
  madeAt: Instant;
}

/** What a reviewer says about one element of an entry. */
export interface ElementRemark {
  element: string;
  remark: string;
}

export interface EntryStepTable {
  id: Generated<number>;
  entryId: string;
  version: number;
  action: EntryAction;
  fromState: EntryState | null;
  toState: EntryState;
  opinion: string | null;
  remarks: JSONColumnType<ElementRemark[], string, never>;
  takenBy: string;
  takenAs: string | null;
  takenAt: Instant;
  /** The batch with which the entry was accepted. */
  batchId: Generated<string | null>;
  /** The county's list in which it was passed on. */
  gatheringId: Generated<string | null>;
}

export interface GatheringTable {
  id: Generated<string>;
  number: Generated<string>;
  division: string;
  note: string | null;
  gatheredBy: string;
  gatheredAs: string;
  gatheredAt: Instant;
}

/** A finding of the machine as it was when the batch was opened. */
export interface KeptFinding {
  element: string;
  severity: 'ERROR' | 'WARNING' | 'NOTE';
  message: { zh: string; en: string };
}

/** Another department's entry that looks like the same, with the figures by which it does, 0 to 1. */
export interface KeptDuplicate {
  entryId: string;
  version: number;
  score: number;
  titleScore: number;
  fieldScore: number | null;
  sharedFields: string[];
}

export interface ReviewBatchTable {
  id: Generated<string>;
  number: Generated<string>;
  state: ReviewBatchState;
  clean: number;
  sampleSize: number;
  openedBy: string;
  openedAs: string;
  openedAt: Instant;
  decidedBy: string | null;
  decidedAs: string | null;
  decidedAt: Instant | null;
}

export interface ReviewBatchEntryTable {
  batchId: string;
  entryId: string;
  version: number;
  findings: JSONColumnType<KeptFinding[], string, never>;
  duplicates: JSONColumnType<KeptDuplicate[], string, never>;
  clean: boolean;
  sampled: boolean;
}

export interface ElementLookTable {
  id: Generated<string>;
  batchId: string;
  entryId: string;
  element: string;
  sound: boolean;
  remark: string;
  lookedBy: string;
  lookedAs: string;
  lookedAt: Instant;
}

export interface CatalogueUpdateTable {
  id: Generated<string>;
  number: Generated<string>;
  department: string;
  ground: UpdateGround;
  changedOn: string;
  basis: string;
  reason: string;
  rules: JSONColumnType<object, string, never>;
  applyByAt: Instant;
  state: UpdateState;
  round: Generated<number>;
  filedBy: string;
  filedAs: string;
  filedAt: Instant;
  receivedAt: Instant | null;
  dueAt: Instant | null;
  provisional: boolean;
  carriedOutAt: ColumnType<Date | null, never, Date>;
}

export interface CatalogueUpdateItemTable {
  updateId: string;
  round: number;
  entryId: string;
  version: number;
  kind: UpdateItemKind;
  reason: string | null;
}

export interface CatalogueUpdateStepTable {
  id: Generated<string>;
  updateId: string;
  round: number;
  action: UpdateAction;
  opinion: string | null;
  dueAt: Instant | null;
  takenBy: string;
  takenAs: string;
  takenAt: Instant;
}

/** Drawn by the database from the catalogue; nobody else writes it. */
export interface ResponsibilityTable {
  id: Generated<string>;
  datasetId: ColumnType<string, never, never>;
  department: ColumnType<string, never, never>;
  updateCycle: ColumnType<UpdateCycle, never, never>;
  since: ColumnType<Date, never, never>;
  until: ColumnType<Date | null, never, never>;
}

export interface SecrecyReviewTable {
  entryId: string;
  version: number;
  schemaVersion: number;
  madeBy: string;
  reviewedBy: string;
  reviewedAs: string | null;
  reviewedAt: Instant;
  opinion: string;
}

export interface NamingDecisionTable {
  id: Generated<string>;
  number: Generated<number>;
  entryId: string;
  version: number;
  named: boolean;
  ground: ClosingGround | null;
  nextReviewOn: string | null;
  reason: string;
  decidedBy: string;
  decidedAs: string;
  decidedAt: Instant;
}

export interface AccountTable {
  id: Generated<string>;
  source: string;
  subject: string;
  assurance: 'BASIC' | 'VERIFIED';
  displayName: string;
  createdAt: Instant;
}

export type Post = 'OFFICER' | 'PRINCIPAL' | 'BUREAU_REVIEWER' | 'COUNTY_REVIEWER' | 'AUDITOR';

export interface PartyTable {
  id: Generated<string>;
  kind: 'PERSON' | 'ORGANISATION' | 'POST';
  name: string;
  accountId: string | null;
  creditCode: string | null;
  department: string | null;
  post: Post | null;
}

export interface MembershipTable {
  accountId: string;
  partyId: string;
  role: 'MEMBER' | 'AGENT' | 'HOLDER';
  evidence: string;
  validFrom: Instant;
  validUntil: Instant;
}

export interface SessionTable {
  tokenHash: Buffer;
  accountId: string;
  partyId: string;
  createdAt: Instant;
  expiresAt: Instant;
}

export interface ApiKeyTable {
  id: Generated<string>;
  hash: Buffer;
  prefix: string;
  accountId: string;
  partyId: string;
  name: string;
  scopes: string[];
  createdAt: Instant;
  expiresAt: Instant;
  revokedAt: Instant | null;
}

/** What the values of a field of a release are like. */
export interface ColumnProfileTable {
  releaseId: string;
  field: string;
  profile: JSONColumnType<ColumnProfile, never, never>;
}

export interface ReleaseTable {
  id: Generated<string>;
  datasetId: string;
  number: number;
  schemaVersion: number;
  relation: string;
  rowCount: ColumnType<number, number, never>;
  completeness: JSONColumnType<Record<string, number>, string, never>;
  /** Over the unconditional columns only; null where there are none. */
  sha256: string | null;
  sm3: string | null;
  inserted: ColumnType<number | null, number, never>;
  changed: ColumnType<number | null, number, never>;
  deleted: ColumnType<number | null, number, never>;
  note: string;
  loadId: string;
  releasedAt: Instant;
  withdrawnAt: Instant | null;
  withdrawnReason: string | null;
  withdrawnBy: string | null;
  quality: JSONColumnType<QualityResult[], string, never>;
  qualityCounts: JSONColumnType<Record<string, number>, string, never>;
  smallestGroup: ColumnType<number | null, number | null, never>;
  smallestChangedGroup: ColumnType<number | null, number | null, never>;
  /** What its fields were when it was made. */
  fields: JSONColumnType<ReleasedField[], string, never>;
  /** Over which fields digests and quality were taken; the others needed an application. */
  openFields: string[];
  restrictedFields: string[];
  /** The version of the entry whose secrecy review it rests on (M41); set by the database. */
  reviewedVersion: ColumnType<number | null, never, never>;
  /** When digests and counts were last taken anew, after a purge. */
  supersededAt: ColumnType<Date | null, never, never>;
  /** What was done to its values beside what the fields declare. */
  treatments: JSONColumnType<ReleaseTreatment[], string, never>;
}

/** What was done to a field of one release, in both languages. */
export interface ReleaseTreatment {
  /** Empty where whole rows are concerned. */
  field: string;
  zh: string;
  en: string;
}

export interface ReleasedField {
  name: string;
  type: FieldType;
  nullable: boolean;
  openness: Openness;
}

export interface QualityFormulaTable {
  measure: QualityMeasure;
  of: string[];
  over: string[];
  changedAt: Instant;
  changedBy: string | null;
}

export interface DesensitizationProfileTable extends Omit<DesensitizationProfile, 'treatment'> {
  treatment: ColumnType<Desensitization | null, string | null, string | null>;
  changedAt: Instant;
  changedBy: string | null;
}

export interface CalendarDayTable {
  day: string;
  working: boolean;
  reasonZh: string;
  reasonEn: string;
  provisional: boolean;
}

export interface GrantTable {
  id: Generated<string>;
  caseId: string;
  datasetId: string;
  partyId: string;
  fields: string[];
  rows: ColumnType<Filter | null, string | null, never>;
  fromAt: Instant;
  until: string;
  untilAt: Instant;
  withdrawnAt: Instant | null;
  withdrawnReason: string | null;
  withdrawnBy: string | null;
}

export interface AuditEventTable {
  id: Generated<number>;
  at: Instant;
  action: string;
  accountId: string | null;
  partyId: string | null;
  subject: string;
  detail: Json<Record<string, unknown>>;
}

export interface ReadingTable {
  id: Generated<number>;
  at: Instant;
  datasetId: string;
  release: number;
  partyId: string;
  accountId: string;
  apiKeyId: string | null;
  grantIds: string[];
  question: Json<Record<string, unknown>>;
}

export interface LoadTable {
  id: Generated<string>;
  datasetId: string;
  fileName: string;
  fileSha256: string;
  recognition: Json<Record<string, unknown>>;
  state: 'LOADING' | 'HELD' | 'RELEASED' | 'FAILED' | 'CANCELLED';
  mode: 'WHOLE' | 'INCREMENT' | 'PART';
  /** Which parts a PART load replaces. */
  parts: ColumnType<PartScope | null, string | null, never>;
  pushId: string | null;
  heartbeatAt: Instant | null;
  cancelAskedAt: Instant | null;
  loadedBy: string | null;
  /** For the operator. */
  failure: string | null;
  /** For the sender; null where nothing is known but that it failed. */
  failureSentence: ColumnType<
    { zh: string; en: string } | null,
    string | null | undefined,
    string | null
  >;
  received: number | null;
  inserted: number | null;
  changed: number | null;
  deleted: number | null;
  unchanged: number | null;
  accepted: number | null;
  rejected: number | null;
  aside: number | null;
  startedAt: Instant;
  finishedAt: Instant | null;
  schemaVersion: number | null;
  scannedAt: Instant | null;
  light: ColumnType<Light | null, string | null | undefined, string | null>;
  /** What its sender says about the release; null where nothing. */
  note: string | null;
}

export interface LoadRemedyTable {
  loadId: string;
  position: number;
  remedy: JSONColumnType<Remedy, string, never>;
  chosenBy: string;
  chosenAs: string | null;
  chosenAt: Instant;
}

export interface LoadQuestionTable {
  id: Generated<string>;
  loadId: string;
  question: string;
  askedBy: string;
  askedAs: string;
  askedAt: Instant;
  answer: ColumnType<string | null, never, string>;
  answeredBy: ColumnType<string | null, never, string>;
  answeredAs: ColumnType<string | null, never, string>;
  answeredAt: ColumnType<Date | null, never, Date>;
  withdrawnAt: ColumnType<Date | null, never, Date>;
}

export interface FindingTable {
  loadId: string;
  field: string;
  kind: PersonalKind;
  rows: number;
  lines: number[];
  examples: string[];
}

export interface FindingAnswerTable {
  loadId: string;
  field: string;
  kind: PersonalKind;
  answer: FindingAnswer;
  reason: string;
  answeredBy: string;
  answeredAs: string | null;
  answeredAt: Instant;
  standing: boolean;
  revokedAt: Instant | null;
  decidedIn: string | null;
}

export interface GoneLineTable {
  loadId: string;
  line: number;
}

export interface SentRowTable {
  loadId: string;
  line: number;
  cells: (string | null)[];
}

export interface AsideRowTable extends SentRowTable {
  reason: string;
}

export interface RejectedRowTable {
  loadId: string;
  line: number;
  column: string;
  value: string | null;
  reason: string;
  detail: JSONColumnType<{ zh: string; en: string } | null>;
}

/** What a purge removes, as its order names it; raw values as they were sent. */
export type PurgeTarget =
  | { kind: 'ROW'; key: Record<string, string> }
  | { kind: 'COLUMN'; field: string }
  | { kind: 'VALUES'; values: string[] };

export interface PurgeOrderTable {
  id: Generated<string>;
  datasetId: string;
  kind: PurgeTarget['kind'];
  target: JSONColumnType<PurgeTarget | null, string, null>;
  whatZh: string;
  whatEn: string;
  reason: string;
  orderedBy: string;
  orderedAs: string;
  orderedAt: Instant;
  confirmedBy: string | null;
  confirmedAs: string | null;
  confirmedAt: Instant | null;
  droppedAt: Instant | null;
  doneAt: Instant | null;
  figures: JSONColumnType<PurgeFigures | null, never>;
}

/** What a purge removed: rows, or cells of them, by where they stood. */
export interface PurgeFigures {
  releasedRows: number;
  sentRows: number;
  releases: number[];
}

export interface PurgeNoticeTable {
  id: string;
  datasetId: string;
  kind: PurgeTarget['kind'];
  whatZh: string;
  whatEn: string;
  purgedAt: Instant;
  releases: number[];
}

/** The schema `app`, as the application and the ingest logins see it. */
export interface AppTables {
  division: DivisionTable;
  department: DepartmentTable;
  legalBasis: LegalBasisTable;
  dataset: DatasetTable;
  resourceCode: ResourceCodeTable;
  entryRevision: EntryRevisionTable;
  datasetLegalBasis: DatasetLegalBasisTable;
  field: FieldTable;
  columnProfile: ColumnProfileTable;
  contractTerm: ContractTermTable;
  desensitizationProfile: DesensitizationProfileTable;
  glossaryDecision: GlossaryDecisionTable;
  searchEntry: SearchEntryTable;
  searchField: SearchFieldTable;
  searchSynonym: SearchSynonymTable;
  catalogueCount: CatalogueCountTable;
  catalogueEntry: CatalogueEntryTable;
  entryVersion: EntryVersionTable;
  entryStep: EntryStepTable;
  secrecyReview: SecrecyReviewTable;
  namingDecision: NamingDecisionTable;
  reviewBatch: ReviewBatchTable;
  reviewBatchEntry: ReviewBatchEntryTable;
  elementLook: ElementLookTable;
  gathering: GatheringTable;
  catalogueUpdate: CatalogueUpdateTable;
  catalogueUpdateItem: CatalogueUpdateItemTable;
  catalogueUpdateStep: CatalogueUpdateStepTable;
  responsibility: ResponsibilityTable;
  demand: DemandTable;
  demandVersion: DemandVersionTable;
  demandList: DemandListTable;
  demandStep: DemandStepTable;
  demandRoute: DemandRouteTable;
  account: AccountTable;
  party: PartyTable;
  membership: MembershipTable;
  session: SessionTable;
  apiKey: ApiKeyTable;
  release: ReleaseTable;
  purgeNotice: PurgeNoticeTable;
  qualityFormula: QualityFormulaTable;
  calendarDay: CalendarDayTable;
  case: CaseTable;
  caseExtension: CaseExtensionTable;
  caseAnswer: CaseAnswerTable;
  caseCompletion: CaseCompletionTable;
  caseCarryingOut: CaseCarryingOutTable;
  grant: GrantTable;
  auditEvent: AuditEventTable;
  reading: ReadingTable;
}

/** The schemas `app` and `pool`, as the ingest login sees them. */
export interface IngestTables extends AppTables {
  'pool.load': LoadTable;
  'pool.rejectedRow': RejectedRowTable;
  'pool.purgeOrder': PurgeOrderTable;
  'pool.finding': FindingTable;
  'pool.loadRemedy': LoadRemedyTable;
  'pool.loadQuestion': LoadQuestionTable;
  'pool.findingAnswer': FindingAnswerTable;
  'pool.goneLine': GoneLineTable;
  'pool.sentRow': SentRowTable;
  'pool.asideRow': AsideRowTable;
  'pool.onboardingBatch': OnboardingBatchTable;
  'pool.onboardingFile': OnboardingFileTable;
}
