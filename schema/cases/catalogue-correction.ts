import { caseForm } from '../../api/cases/case-form.ts';
import type { CaseRow } from '../../api/cases/find-cases.ts';
import {
  catalogueCorrection,
  type ProposedChange as ProposedChangeShape,
} from '../../api/cases/kinds/catalogue-correction.ts';
import { builder } from '../builder.ts';
import { Case, showsKind } from './case.ts';

showsKind(catalogueCorrection.procedure.kind, 'CatalogueCorrection');

const ProposedChange = builder.objectRef<ProposedChangeShape>('ProposedChange').implement({
  description:
    '一处更正：原来怎样写、应当怎样写。 One element: what it says, and what it should say.',
  fields: (t) => ({
    element: t.exposeString('element', { description: '要素。 Element.' }),
    current: t.exposeString('current', {
      description: '申请时的内容。 What it said when it was filed.',
    }),
    proposed: t.exposeString('proposed', { description: '建议的内容。 What it should say.' }),
  }),
});

builder.objectRef<CaseRow>('CatalogueCorrection').implement({
  interfaces: [Case],
  description: '目录更正申请（M32）。 A request for a correction of the catalogue.',
  fields: (t) => ({
    changes: t.field({
      type: [ProposedChange],
      description: '逐处。 Element by element.',
      resolve: (found) => caseForm(catalogueCorrection, found).changes,
    }),
    why: t.string({
      description: '理由和证据。 Why, with the evidence.',
      resolve: (found) => caseForm(catalogueCorrection, found).why,
    }),
  }),
});
