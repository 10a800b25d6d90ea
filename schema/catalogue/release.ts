import type { EntryRelease } from '../../api/catalogue/entry.ts';
import { builder } from '../builder.ts';
import { Text } from '../text.ts';

export const Release = builder.objectRef<EntryRelease>('Release').implement({
  description: '版本：一次发布，不可更改。 One immutable version of the data.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '版本号，从 1 起。 Number, from 1.' }),
    releasedAt: t.field({
      type: 'DateTime',
      description: '发布时刻。 When.',
      resolve: ({ releasedAt }) => releasedAt,
    }),
    rowCount: t.exposeInt('rowCount', { description: '行数。 Number of rows.' }),
    sha256: t.exposeString('sha256', {
      nullable: true,
      description:
        '无条件开放字段的内容摘要（SHA-256）：COPY 文本，各列按文本排序。 Digest over the unconditional fields: COPY text, sorted by its columns as text.',
    }),
    sm3: t.exposeString('sm3', {
      nullable: true,
      description: '同上，SM3（GB/T 32905）。 The same in SM3.',
    }),
    inserted: t.exposeInt('inserted', {
      nullable: true,
      description: '比上一版本新增的行。 Rows that were not in the release before.',
    }),
    changed: t.exposeInt('changed', {
      nullable: true,
      description:
        '比上一版本改变的行；无主键的数据集不计。 Rows that changed; none without a key.',
    }),
    deleted: t.exposeInt('deleted', {
      nullable: true,
      description: '比上一版本消失的行。 Rows that are gone since the release before.',
    }),
    smallestGroup: t.exposeInt('smallestGroup', {
      nullable: true,
      description:
        '声明的准标识符下最小组的行数（k-匿名，M31）。 Rows of the smallest group that the quasi-identifiers leave.',
    }),
    schemaVersion: t.exposeInt('schemaVersion', {
      description: '结构版本。 Version of the schema.',
    }),
    supersededAt: t.expose('supersededAt', {
      type: 'DateTime',
      nullable: true,
      description:
        '清除数据后重算摘要和行数的时刻；此前取得的摘要不再适用。 When digests and counts were taken anew after a purge; digests from before no longer hold.',
    }),
    treatments: t.field({
      type: [Text],
      description:
        '本版本在声明之外的处理：某字段中遮盖了什么、未发布哪列。 What was done to this release beside what its fields declare.',
      resolve: ({ treatments }) => treatments.map(({ zh, en }) => ({ zh, en })),
    }),
    note: t.exposeString('note', { description: '本次变化。 What changed.' }),
  }),
});
