import type { FieldType, Text } from '../../graphql/contract';
import type { LegalBasisDeclaration, Sensitivity, Treatment } from '../catalogue/declaration';
import type { EntryState } from '../catalogue/entryQuery';
import type { LoadState } from '../deliveries/contract';

/** The types of `/deliveries/batches`, as these pages use them. */
export interface BatchLine {
  id: string;
  number: number;
  title: string;
  openedBy: string;
  openedAt: string;
  touchedAt: string;
  closedAt: string | null;
  files: number;
  /** Files that went into a load. */
  loaded: number;
}

export interface BenchFile {
  id: string;
  /** Its path within the folder. */
  name: string;
  bytes: number;
  sentBy: string;
  sentAt: string;
  fault: (Text & { code: string }) | null;
  findings: Text[];
  /** A filling sheet, which is no data. */
  sheet: boolean;
  copyOf: string | null;
  load: string | null;
  loadState: LoadState | null;
  /** Rows of the load that came back. */
  rejected: number | null;
}

export type Standing =
  | 'QUESTIONS'
  | 'ASKED_BUREAU'
  | 'TO_COMPILE'
  | 'TO_REVIEW_SECRECY'
  | 'TO_SUBMIT'
  | 'COUNTY_REVIEW'
  | 'BUREAU_REVIEW'
  | 'RETURNED'
  | 'ACCEPTED'
  | 'TO_LOAD'
  | 'LOADING'
  | 'HELD'
  | 'LOADED';

export type PartKind = 'YEAR' | 'QUARTER' | 'MONTH' | 'DAY' | 'DISTRICT' | 'NAME';

export interface BenchTable {
  key: string;
  title: string;
  files: string[];
  columns: string[];
  parts: { kind: PartKind; column: string; values: string[] }[];
  uneven: boolean;
  standing: Standing;
  entry: { slug: string; title: Text; state: EntryState } | null;
  /** Columns of its entry that no file has. */
  lacking: string[];
  questions: string[];
}

export type Audience = 'EVERYONE' | 'AFTER_APPLICATION' | 'NOBODY' | 'ASK';

interface ColumnTreatment {
  type: FieldType;
  sensitivity: Sensitivity;
  desensitization?: Treatment;
  /** What the treatment does, in words. */
  sentence: Text | null;
}

export interface BenchColumn {
  key: string;
  header: string;
  tables: string[];
  files: number;
  kindTitle: Text | null;
  hidden: boolean;
  proposed: ColumnTreatment;
  decided:
    | (ColumnTreatment & {
        audience: Audience;
        legalBasis?: LegalBasisDeclaration;
        question?: string;
      })
    | null;
  decidedBy: string | null;
  decidedAt: string | null;
  samples: string[];
  rows: { before: string; after: string | null }[];
}

export interface Question {
  id: string;
  kind: 'SHAPES' | 'NAMES' | 'SAME_PART' | 'PART_UNSAID' | 'SENSITIVE' | 'PLAIN' | 'ENTRIES';
  sentence: Text;
  tables: string[];
  files: string[];
  columns: string[];
}

export interface Bench {
  id: string;
  number: number;
  title: string;
  openedAt: string;
  closedAt: string | null;
  /** The newest decision of the department. */
  basedOn: number;
  files: BenchFile[];
  tables: BenchTable[];
  columns: BenchColumn[];
  questions: Question[];
}

/** What became of a table's entry. */
export interface CompiledTable {
  table: string;
  slug: string;
  outcome: 'CREATED' | 'CHANGED' | 'HELD_BACK';
  findings: { element: string; severity: 'ERROR' | 'WARNING' | 'NOTE'; message: Text }[];
  refused?: Text;
}

export type TableLoad = { table: string; load: string } | { table: string; refused: Text };

/** A column about which a department asks the Bureau. */
export interface AskedColumn {
  id: number;
  department: string;
  departmentName: string;
  header: string;
  question: string;
  askedBy: string;
  askedAt: string;
}
