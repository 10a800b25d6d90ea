import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Instant, Json } from '../column-types.ts';
import type { FieldCheck } from './checks.ts';
import type { FieldNotice } from './declaration.ts';
import type { Desensitization } from './desensitization.ts';
import type {
  FieldType,
  LegalBasisKind,
  Openness,
  ReferenceSystem,
  ResourceFormat,
  Sensitivity,
  Sharing,
  Theme,
  UpdateCycle,
} from './vocabulary.ts';

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
