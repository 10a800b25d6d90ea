import { caseForm } from '../../api/cases/case-form.ts';
import type { CaseRow } from '../../api/cases/find-cases.ts';
import { objection } from '../../api/cases/kinds/objection.ts';
import { builder } from '../builder.ts';
import { Case, showsKind } from './case.ts';

showsKind(objection.procedure.kind, 'Objection');

builder.objectRef<CaseRow>('Objection').implement({
  interfaces: [Case],
  description:
    '对决定的异议，由未参与原决定的人办理。 An objection, decided by others than took the decision.',
  fields: (t) => ({
    against: t.string({
      description: '所异议办件的受理编号。 Receipt number of the case objected to.',
      resolve: (found) => caseForm(objection, found).against,
    }),
    why: t.string({
      description: '理由。 Why.',
      resolve: (found) => caseForm(objection, found).why,
    }),
  }),
});
