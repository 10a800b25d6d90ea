import type { CaseRow } from '../../db/cases/cases.ts';
import type { CaseKind } from './case-kind.ts';

/** What was filed, in the form of the kind; it went through the kind's own check when it was filed. */
export function caseForm<Form extends object>(kind: CaseKind<Form>, found: CaseRow): Form {
  if (found.kind !== kind.procedure.kind)
    throw new Error(`${found.number} is no ${kind.procedure.kind}`);
  return found.form as Form;
}
