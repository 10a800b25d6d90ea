import { OUTCOMES, type Outcome } from '../../db/cases/vocabulary.ts';
import type { Sentence } from '../errors.ts';
import type { DeclaredReminder } from './reminders.ts';

export { OUTCOMES, type Outcome };

/** A number of working days on the State Council's calendar. */
export interface WorkingDays {
  workingDays: number;
}

export const workingDays = (count: number): WorkingDays => ({ workingDays: count });

/** What an answer can hold besides its outcome. */
export type AnswerPart = 'reason' | 'legalBasis' | 'fields' | 'until';

/** Who acts in a case: a post of the department that provides the dataset, or the Bureau's reviewer. */
export type Side = 'provider' | 'bureau';

/** 办理程序: who files and answers a kind of case, how long that may take, and what an answer must hold. */
export interface Procedure<Kind extends string = string> {
  kind: Kind;
  title: Sentence;
  /** The article that demands it, e.g. M33; a choice of this system says so. */
  article: string;
  /** The document that carries the article, and from when (until when) it holds. */
  source: { document: string; from: string; until?: string };
  /** VERIFIED where the law asks for an authenticated identity (M33 ¶3). */
  filedBy: 'SIGNED_IN' | 'VERIFIED';
  answeredBy: Side;
  within: WorkingDays;
  /** At most this often, by this hand, before the deadline; absent where the time is not extended. */
  extension?: { upTo: WorkingDays; approvedBy: 'PRINCIPAL'; times: 1 };
  /** The possible outcomes, and what each must say. */
  outcomes: readonly { outcome: Outcome; needs: readonly AnswerPart[] }[];
  /** Who makes what was agreed to come true, where the answer alone does not. */
  carriedOutBy?: Side;
  /** Whether a party has one running case of this kind on a dataset at a time. */
  oneAtATime: boolean;
  /** When those who answer are reminded, and who is told once it is too late. */
  reminders?: readonly DeclaredReminder[];
  /** What the applicant accepts. */
  terms?: { version: string; text: Sentence };
}

/** Declares a kind of case. A running case keeps the declaration under which it began. */
export function procedure<Kind extends string>(
  kind: Kind,
  declaration: Omit<Procedure<Kind>, 'kind'>,
): Procedure<Kind> {
  return { kind, ...declaration };
}
