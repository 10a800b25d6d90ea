import { caseForm } from '../../api/cases/case-form.ts';
import type { CaseRow } from '../../api/cases/find-cases.ts';
import { dataVerification } from '../../api/cases/kinds/data-verification.ts';
import { builder } from '../builder.ts';
import { Case, showsKind } from './case.ts';

showsKind(dataVerification.procedure.kind, 'DataVerification');
const formOf = (found: CaseRow) => caseForm(dataVerification, found);

builder.objectRef<CaseRow>('DataVerification').implement({
  interfaces: [Case],
  description:
    '数据校核申请（M19）；校核期间，凭有效证明照常办事。 A request for verification; business with valid proof goes on while it runs.',
  fields: (t) => ({
    row: t.string({
      description: '哪一行：主键的值，或用文字说明。 Which row, by its key or in words.',
      resolve: (found) => formOf(found).row,
    }),
    field: t.string({
      nullable: true,
      description: '哪个字段。 Which field.',
      resolve: (found) => formOf(found).field ?? null,
    }),
    stands: t.string({
      description: '现在怎样写。 What stands there.',
      resolve: (found) => formOf(found).stands,
    }),
    shouldBe: t.string({
      description: '应当怎样写。 What it should be.',
      resolve: (found) => formOf(found).shouldBe,
    }),
    why: t.string({ description: '理由和证据。 Why.', resolve: (found) => formOf(found).why }),
    release: t.int({
      description: '申请时的版本。 The release at the time of filing.',
      resolve: (found) => formOf(found).release,
    }),
  }),
});
