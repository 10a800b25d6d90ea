import type { z } from 'zod';
import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import type { CaseRow } from '../../db/cases/cases.ts';
import type { AppDb } from '../../db/connect.ts';
import type { Viewer } from '../accounts/viewer.ts';
import type { Day } from '../clock.ts';
import type { System } from '../context.ts';
import type { Outcome, Procedure } from '../procedures/procedure.ts';

/** What is filed is looked at with. */
export interface Filing {
  system: System;
  viewer: Viewer;
  /** The open entry that it is about. */
  entry: CatalogueEntry;
  today: Day;
}

/** What whoever answers has decided; parts that the outcome does not need are empty. */
export interface CaseAnswer {
  outcome: Outcome;
  reason: string | null;
  legalBasisId: string | null;
  fields: string[];
  until: Day | null;
}

/**
 * A kind of case: its declaration, the form in which it is filed, and its effect. The engine knows no kind by
 * its name.
 */
export interface CaseKind<Form extends object = object> {
  procedure: Procedure;
  form: z.ZodType<Form>;
  /** Holds the form against what it is about, and completes it. @throws BAD_USER_INPUT and others */
  check: (form: Form, filing: Filing) => Promise<Form> | Form;
  /** Completes an answer by what was filed. @throws BAD_USER_INPUT */
  decide?: (answer: CaseAnswer, form: Form, today: Day) => CaseAnswer;
  /** What follows from the answer, in its transaction. */
  answered?: (trx: AppDb, found: CaseRow, answer: CaseAnswer, at: Date) => Promise<void>;
  /** Whether what was agreed to has come true, before it may be called carried out. @throws CONFLICT */
  carriedOut?: (trx: AppDb, found: CaseRow, form: Form) => Promise<void>;
}
