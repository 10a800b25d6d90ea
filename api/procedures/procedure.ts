import type { Sentence } from '../errors.ts';

/** A number of working days on the State Council's calendar. */
export interface WorkingDays {
  workingDays: number;
}

export const workingDays = (count: number): WorkingDays => ({ workingDays: count });

export type Outcome = 'AGREED' | 'AGREED_IN_PART' | 'REFUSED';

/** 办理程序: who answers a kind of case, how long that may take, and what an answer must hold. */
export interface Procedure<Kind extends string = string> {
  kind: Kind;
  title: Sentence;
  /** The article that demands it, e.g. M33. */
  article: string;
  /** The document that carries the article, and from when (until when) it holds. */
  source: { document: string; from: string; until?: string };
  answeredBy: 'provider';
  within: WorkingDays;
  /** At most this often, by this hand, before the deadline. */
  extension: { upTo: WorkingDays; approvedBy: 'PRINCIPAL'; times: 1 };
  /** What the answer must say, by its outcome. */
  answerNeeds: Record<Outcome, readonly ('reason' | 'legalBasis' | 'fields' | 'until')[]>;
  terms: { version: string; text: Sentence };
}

/** Declares a kind of case. A running case keeps the declaration under which it began. */
export function procedure<Kind extends string>(
  kind: Kind,
  declaration: Omit<Procedure<Kind>, 'kind'>,
): Procedure<Kind> {
  return { kind, ...declaration };
}
