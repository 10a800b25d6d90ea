import { codesOf, datasetByCode } from '../../api/catalogue/entry.ts';
import { builder } from '../builder.ts';
import { Dataset } from './dataset.ts';

const ResourceCode = builder.objectRef<{ code: string; issuedAt: Date }>('ResourceCode').implement({
  description:
    '发过的信息资源代码；改分类即发新代码，旧代码仍指向本条目，永不复用。 A code that was issued; with another classification comes another code, and the old one goes on leading here.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '代码。 Code.' }),
    issuedAt: t.field({
      type: 'DateTime',
      description: '发出时刻。 When it was issued.',
      resolve: ({ issuedAt }) => issuedAt,
    }),
  }),
});

builder.objectField(Dataset, 'codes', (t) =>
  t.field({
    type: [ResourceCode],
    description: '现用及曾用的代码，最新在前。 Its code and those before it, newest first.',
    resolve: (entry, _args, { system }) => codesOf(system, entry),
  }),
);

builder.queryField('datasetByCode', (t) =>
  t.field({
    type: Dataset,
    nullable: true,
    description:
      '按现用或曾用的信息资源代码取数据集；没有或不予开放都为 null（M30）。 A dataset by its resource code or an earlier one; null for unknown and closed alike.',
    args: {
      code: t.arg.string({ required: true, description: '信息资源代码。 Resource code.' }),
    },
    resolve: (_root, { code }, { system }) => datasetByCode(system, code),
  }),
);
