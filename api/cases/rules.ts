import type { CaseRow } from '../../db/cases/cases.ts';
import type { Procedure } from '../procedures/procedure.ts';

/** The procedure under which a case began, whatever holds today. */
export function rulesOf({ rules }: Pick<CaseRow, 'rules'>): Procedure {
  return rules as unknown as Procedure;
}
