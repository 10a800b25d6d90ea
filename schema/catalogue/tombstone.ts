import { datasetBySlug } from '../../api/catalogue/entry.ts';
import { type Tombstone, tombstoneOf } from '../../api/catalogue/tombstone.ts';
import { badInput } from '../../api/errors.ts';
import { builder } from '../builder.ts';
import { Text } from '../text.ts';
import { Dataset } from './dataset.ts';

const TombstoneType = builder.objectRef<Tombstone>('Tombstone').implement({
  description:
    '已撤回的数据集留下的页面；其网址名和代码永不复用。 What stays of a withdrawn dataset; its slug and code are never used again.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: '网址名。 Slug.' }),
    code: t.exposeString('code', { description: '信息资源代码。 Resource code.' }),
    title: t.field({
      type: Text,
      nullable: true,
      description:
        '名称；撤回后又转为不予开放的为 null（M30）。 Title; null once the entry has been closed.',
      resolve: ({ title }) => title ?? null,
    }),
    department: t.field({
      type: Text,
      nullable: true,
      description: '提供部门；同上。 Providing department; likewise.',
      resolve: ({ department }) => department ?? null,
    }),
    reason: t.exposeString('reason', { description: '撤回理由。 Why it was withdrawn.' }),
    withdrawnAt: t.field({
      type: 'DateTime',
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
    description:
      '已撤回的数据集；其余都为 null，不予开放的与不存在的一样（M30）。 A withdrawn dataset; null for everything else, closed and unknown alike.',
    args: {
      slug: t.arg.string({ description: '网址名；与 code 填一个。 Slug; this or the code.' }),
      code: t.arg.string({ description: '现用或曾用的代码。 Its code, or one that it had.' }),
    },
    resolve: async (_root, { slug, code }, { system }) =>
      (await tombstoneOf(system, oneOf(slug, code))) ?? null,
  }),
);

function oneOf(slug: string | null | undefined, code: string | null | undefined) {
  if (slug != null && code == null) return { slug };
  if (code != null && slug == null) return { code };
  throw badInput(
    slug == null ? 'MISSING' : 'NOT_TOGETHER',
    'slug',
    'slug 与 code 填且只填一个',
    'give either the slug or the code',
  );
}
