import { grantOfCase } from '../../api/accounts/viewer-facts.ts';
import { caseForm } from '../../api/cases/case-form.ts';
import type { CaseRow } from '../../api/cases/find-cases.ts';
import { accessApplication } from '../../api/cases/kinds/access-application.ts';
import { builder } from '../builder.ts';
import { fieldsOf } from '../catalogue/dataset.ts';
import { Field } from '../catalogue/field.ts';
import { globalId } from '../node.ts';
import { Case, showsKind } from './case.ts';
import { Grant } from './grant.ts';
import { openDataset } from './open-dataset.ts';

showsKind(accessApplication.procedure.kind, 'AccessApplication');
const formOf = (found: CaseRow) => caseForm(accessApplication, found);

export const AccessApplication = builder.objectRef<CaseRow>('AccessApplication').implement({
  interfaces: [Case],
  description: '有条件开放数据申请（M33）。 An application for conditionally open data.',
  fields: (t) => ({
    id: t.id({
      description: '全局 ID。 Global id.',
      resolve: ({ id }) => globalId('AccessApplication', id),
    }),
    fields: t.field({
      type: [Field],
      description: '申请的字段。 Fields asked for.',
      resolve: async (found, _args, context) => {
        const entry = await openDataset(context, found.datasetId);
        return entry === null ? [] : fieldsOf(entry, formOf(found).fields);
      },
    }),
    purpose: t.string({
      description: '用途。 Purpose.',
      resolve: (found) => formOf(found).purpose,
    }),
    requestedUntil: t.field({
      type: 'Date',
      description: '申请到何日。 Asked until.',
      resolve: (found) => formOf(found).until,
    }),
    grant: t.field({
      type: Grant,
      nullable: true,
      description: '由此产生的授权。 The grant that came of it.',
      resolve: async ({ id }, _args, { system }) => (await grantOfCase(system, id)) ?? null,
    }),
  }),
});
