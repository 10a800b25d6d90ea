import { type EntryLegalBasis, legalBases } from '../../api/catalogue/entry.ts';
import { builder } from '../builder.ts';
import { globalId, Node, registerNode } from '../node.ts';
import { LegalBasisKind } from './vocabulary.ts';

export const LegalBasis = builder.objectRef<EntryLegalBasis>('LegalBasis').implement({
  description: '依据（M31）。 A legal basis.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: '全局 ID。 Global id.',
      resolve: ({ id }) => globalId('LegalBasis', id),
    }),
    title: t.exposeString('title', { description: '文件名。 Title.' }),
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: '文号。 Document number.',
    }),
    article: t.exposeString('article', { description: '条款。 Article.' }),
    kind: t.expose('kind', { type: LegalBasisKind, description: '种类。 Kind.' }),
  }),
});

registerNode('LegalBasis', async (id, { system }) =>
  (await legalBases(system)).find((basis) => basis.id === id),
);

builder.queryField('legalBases', (t) =>
  t.field({
    type: [LegalBasis],
    description: '依据登记册。 The register of legal bases.',
    resolve: (_root, _args, { system }) => legalBases(system),
  }),
);
