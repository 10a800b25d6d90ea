import type {
  AccountTable,
  ApiKeyTable,
  MembershipTable,
  PartyTable,
  SessionTable,
} from './accounts/tables.ts';
import type { AuditEventTable, ReadingTable } from './audit/tables.ts';
import type { CalendarNoticeTable, DeadlineRecountTable } from './calendar/tables.ts';
import type {
  CaseAnswerTable,
  CaseCarryingOutTable,
  CaseCompletionTable,
  CaseExtensionTable,
  CaseTable,
} from './cases/tables.ts';
import type {
  CatalogueCountTable,
  SearchEntryTable,
  SearchFieldTable,
  SearchSynonymTable,
} from './catalogue/search-tables.ts';
import type {
  DatasetLegalBasisTable,
  DatasetTable,
  DepartmentTable,
  DivisionTable,
  EntryRevisionTable,
  FieldTable,
  LegalBasisTable,
  ResourceCodeTable,
} from './catalogue/tables.ts';
import type {
  CatalogueEntryTable,
  ContractTermTable,
  EntryStepTable,
  EntryVersionTable,
  NamingDecisionTable,
  SecrecyReviewTable,
} from './compilation/tables.ts';
import type {
  DemandListTable,
  DemandRouteTable,
  DemandStepTable,
  DemandTable,
  DemandVersionTable,
} from './demands/tables.ts';
import type { DesensitizationProfileTable } from './desensitization/tables.ts';
import type { ExportJobTable } from './exports/tables.ts';
import type { GatheringTable } from './gatherings/tables.ts';
import type { GrantTable } from './grants/tables.ts';
import type { ContactTable, MessageTable, PhoneTaskTable } from './messages/tables.ts';
import type { CaseReminderTable, NoticeReadingTable, NoticeTable } from './notices/tables.ts';
import type {
  GlossaryDecisionTable,
  OnboardingBatchTable,
  OnboardingFileTable,
} from './onboarding/tables.ts';
import type { PurgeNoticeTable, PurgeOrderTable } from './purges/tables.ts';
import type { QualityFormulaTable } from './quality/tables.ts';
import type {
  AsideRowTable,
  ColumnProfileTable,
  FindingAnswerTable,
  FindingTable,
  GoneLineTable,
  LoadQuestionTable,
  LoadRemedyTable,
  LoadTable,
  RejectedRowTable,
  ReleaseTable,
  SentRowTable,
} from './releases/tables.ts';
import type { ResponsibilityTable } from './responsibilities/tables.ts';
import type {
  ElementLookTable,
  ReviewBatchEntryTable,
  ReviewBatchTable,
} from './reviews/tables.ts';
import type {
  SecrecyBatchEntryTable,
  SecrecyBatchTable,
  SecrecyLookTable,
} from './secrecy/tables.ts';
import type {
  CatalogueUpdateItemTable,
  CatalogueUpdateStepTable,
  CatalogueUpdateTable,
} from './updates/tables.ts';

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
  secrecyBatch: SecrecyBatchTable;
  secrecyBatchEntry: SecrecyBatchEntryTable;
  secrecyLook: SecrecyLookTable;
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
  calendarNotice: CalendarNoticeTable;
  deadlineRecount: DeadlineRecountTable;
  notice: NoticeTable;
  noticeReading: NoticeReadingTable;
  caseReminder: CaseReminderTable;
  contact: ContactTable;
  message: MessageTable;
  phoneTask: PhoneTaskTable;
  case: CaseTable;
  caseExtension: CaseExtensionTable;
  caseAnswer: CaseAnswerTable;
  caseCompletion: CaseCompletionTable;
  caseCarryingOut: CaseCarryingOutTable;
  grant: GrantTable;
  exportJob: ExportJobTable;
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
