import { checkDraft } from '../../api/compilation/check-draft.ts';
import { readDeclaration } from '../../api/compilation/read-declaration.ts';
import { builder } from '../builder.ts';
import { keyOf } from '../node.ts';
import { EntryFinding } from './entry.ts';

builder.queryField('checkEntry', (t) =>
  t.field({
    type: [EntryFinding],
    description:
      '编制中的元数据经机器检查的发现；什么也不保存。 What the machine checks say of metadata being written; nothing is kept.',
    args: {
      id: t.arg.id({ description: '新条目不填。 Left out for a new entry.' }),
      declaration: t.arg({ type: 'JSON', required: true }),
    },
    resolve: (_root, { id, declaration }, { system, viewer }) =>
      checkDraft(system, viewer, {
        entryId: id == null ? undefined : keyOf('CatalogueEntry', id, 'id'),
        declaration: readDeclaration(declaration),
      }),
  }),
);
