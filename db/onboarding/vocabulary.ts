import type { Desensitization } from '../catalogue/desensitization.ts';
import type { LegalBasisDeclaration } from '../catalogue/declaration.ts';
import type {
  FieldType,
  Sensitivity,
  Sharing,
  Theme,
  UpdateCycle,
} from '../catalogue/vocabulary.ts';

/** 谁能看: what an officer answers for a column; openness and sensitivity follow from it (M30–M31). */
export const AUDIENCES = ['EVERYONE', 'AFTER_APPLICATION', 'NOBODY', 'ASK'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What a file's name says of its rows, and its table has no column for. */
export const PART_KINDS = ['YEAR', 'QUARTER', 'MONTH', 'DAY', 'DISTRICT', 'NAME'] as const;
export type PartKind = (typeof PART_KINDS)[number];

export const GLOSSARY_KINDS = ['COLUMN', 'TABLES', 'ENTRY'] as const;
export type GlossaryKind = (typeof GLOSSARY_KINDS)[number];

/** COLUMN, by its header: who may see it, and how it is declared wherever it stands. */
export interface ColumnAnswer {
  /** ASK leaves it to the Bureau, and its tables wait. */
  audience: Audience;
  sensitivity: Sensitivity;
  /** Of the released value. */
  type: FieldType;
  /** Required where something sensitive is to be seen (M31). */
  desensitization?: Desensitization;
  /** Required where not everyone may see it (M31). */
  legalBasis?: LegalBasisDeclaration;
  /** What the officer asks, for ASK. */
  question?: string;
}

/** TABLES, by what files share: one table, or a table for each name and shape. */
export interface TablesAnswer {
  as: 'ONE' | 'APART';
}

/** ENTRY, by the table's name: the entry it fills, or the elements of a new one. */
export type EntryAnswer =
  | { slug: string }
  | {
      theme: Theme;
      /** 类/项/目/细目 path, e.g. ['3','02','001']. */
      classification: string[];
      updateCycle: UpdateCycle;
      sharing: Sharing;
      /** Required where sharing is restricted (M25). */
      sharingCondition?: string;
    };

export interface GlossaryAnswers {
  COLUMN: ColumnAnswer;
  TABLES: TablesAnswer;
  ENTRY: EntryAnswer;
}
