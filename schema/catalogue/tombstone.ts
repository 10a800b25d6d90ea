import { datasetBySlug, type Tombstone, tombstoneBySlug } from '../../api/catalogue/entry.ts';
import { builder } from '../builder.ts';
import { Text, text } from '../text.ts';
import { Dataset } from './dataset.ts';

const TombstoneType = builder.objectRef<Tombstone>('Tombstone').implement({
  description: '已撤回的数据集留下的页面。 What stays of a withdrawn dataset.',
  fields: (t) => ({
    code: t.exposeString('code', { description: '信息资源代码，永不复用。 Resource code.' }),
    title: t.field({
      type: Text,
      description: '名称。 Title.',
      resolve: ({ titleZh, titleEn }) => text(titleZh, titleEn),
    }),
    reason: t.string({
      description: '撤回理由。 Why it was withdrawn.',
      resolve: ({ withdrawnReason }) => withdrawnReason ?? '',
    }),
    withdrawnAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '撤回时刻。 When.',
      resolve: ({ withdrawnAt }) => withdrawnAt,
    }),
    replacedBy: t.field({
      type: Dataset,
      nullable: true,
      description: '替代的数据集。 What stands in for it.',
      resolve: async ({ replacedBy }, _args, { system }) =>
        replacedBy === null ? null : ((await datasetBySlug(system, replacedBy)) ?? null),
    }),
  }),
});

builder.queryField('tombstone', (t) =>
  t.field({
    type: TombstoneType,
    nullable: true,
    description: '已撤回的数据集；其余为 null。 A withdrawn dataset; null for everything else.',
    args: { slug: t.arg.string({ required: true, description: '网址中的名字。 Slug.' }) },
    resolve: async (_root, { slug }, { system }) => (await tombstoneBySlug(system, slug)) ?? null,
  }),
);
