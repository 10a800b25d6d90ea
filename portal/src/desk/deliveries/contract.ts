import type { Text, UpdateCycle } from '../../graphql/contract';
import type { FieldDeclaration } from '../catalogue/declaration';

/** The types of `/deliveries`, as these pages use them. */
export type LoadState = 'LOADING' | 'HELD' | 'RELEASED' | 'FAILED' | 'CANCELLED';
export type LoadMode = 'WHOLE' | 'INCREMENT';

export interface LoadCounts {
  received: number | null;
  accepted: number | null;
  rejected: number | null;
  aside: number | null;
  inserted: number | null;
  changed: number | null;
  deleted: number | null;
  unchanged: number | null;
}

export interface LoadLine {
  id: string;
  dataset: string;
  title: Text;
  fileName: string;
  state: LoadState;
  mode: LoadMode;
  failure: Text | null;
  startedAt: string;
  heartbeatAt: string | null;
  cancelAskedAt: string | null;
  finishedAt: string | null;
  counts: LoadCounts;
}

export interface LoadDetail extends LoadLine {
  release: number | null;
  loadedBy: string | null;
  keyed: boolean;
}

export interface HeldFile {
  id: string;
  name: string;
  bytes: number;
  sentBy: string;
  sentAt: string;
}

export interface Rejection {
  line: number;
  column: string;
  value: string | null;
  reason: string;
  message: Text;
}

/** What the officer says of a file by hand. */
export interface Hints {
  encoding?: string;
  delimiter?: string;
  sheet?: string;
  headerRow?: number;
  record?: string;
  doubles?: 'NUMBER';
}

export interface Preview {
  format: string;
  reading: Hints;
  columns: string[];
  findings: Text[];
  declared: FieldDeclaration[];
  fields: { name: string; title: Text; type: string; source: string; openness: string }[];
  rows: { line: number; values: (string | null)[] }[];
  rejections: Rejection[];
}

/** A dataset into which the department sends data, with the release that stands. */
export interface SendableDataset {
  slug: string;
  title: Text;
  updateCycle: UpdateCycle;
  keyed: boolean;
  release: { number: number; releasedAt: string; rowCount: number } | null;
}

export type FindingAnswer = 'MASK' | 'DROP' | 'INTENDED';

export interface Decision {
  answer: FindingAnswer;
  reason: string;
  /** Whether it holds for later loads too. */
  standing: boolean;
}

/** Personal data of one kind in the free texts of one column; examples are masked. */
export interface FreeTextFinding {
  field: string;
  title: Text;
  kind: string;
  kindTitle: Text;
  rows: number;
  lines: number[];
  examples: string[];
  answer: (Decision & { by: string; at: string }) | null;
  may: FindingAnswer[];
}

/** Something that would make rows harder to match to persons, with what it costs. */
export interface Remedy {
  id: string;
  sentence: Text;
  rowsLeft: number;
}

/** How easily rows of a load could be matched to persons, what was done about it, and what the Bureau says. */
export interface LoadLight {
  light: {
    by: 'DECLARED' | 'GUESSED';
    rowsBelow: number;
    sentence: Text;
    remedies: Remedy[];
  } | null;
  chosen: { sentence: Text; by: string; at: string }[];
  questions: {
    question: string;
    askedBy: string;
    askedAt: string;
    answer: string | null;
    answeredBy: string | null;
    answeredAt: string | null;
    withdrawnAt: string | null;
  }[];
}

/** A question of a department about a load that waits; no row of the data is in it. */
export interface OpenQuestion {
  id: string;
  title: Text;
  department: string;
  question: string;
  askedBy: string;
  askedAt: string;
  light: Text | null;
  findings: { field: string; title: Text; kind: Text; rows: number }[];
}
