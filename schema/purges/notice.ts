import { type PurgeNotice, purgeNotices } from '../../api/purges/find-notices.ts';
import { builder } from '../builder.ts';
import { Dataset } from '../catalogue/dataset.ts';
import { Text, text } from '../text.ts';

const PurgeKind = builder.enumType('PurgeKind', {
  description: '清除的范围：一行、一列、若干值。 What was purged: a row, a column, values.',
  values: ['ROW', 'COLUMN', 'VALUES'] as const,
});

const PurgeNoticeType = builder.objectRef<PurgeNotice>('PurgeNotice').implement({
  description:
    '清除公告：从已发布的版本中清除了什么、何时；不含值。 What was purged from releases and when, without its values.',
  fields: (t) => ({
    kind: t.expose('kind', { type: PurgeKind, description: '范围。 Extent.' }),
    what: t.field({
      type: Text,
      description: '哪类数据。 The kind of data.',
      resolve: ({ whatZh, whatEn }) => text(whatZh, whatEn),
    }),
    purgedAt: t.expose('purgedAt', { type: 'DateTime', description: '时刻。 When.' }),
    releases: t.exposeIntList('releases', { description: '涉及的版本。 Releases concerned.' }),
  }),
});

builder.objectField(Dataset, 'purges', (t) =>
  t.field({
    type: [PurgeNoticeType],
    description: '清除公告，新的在前。 Notices of purges, newest first.',
    resolve: (entry, _args, { system }) => purgeNotices(system, entry),
  }),
);
