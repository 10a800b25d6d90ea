import type { EntryRelease } from '../../api/catalogue/entry.ts';
import { builder } from '../builder.ts';

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
      description:
        '内容摘要（SHA-256，与行序无关）。 Digest of the content, whatever the order of rows.',
    }),
    schemaVersion: t.exposeInt('schemaVersion', {
      description: '结构版本。 Version of the schema.',
    }),
    note: t.exposeString('note', { description: '本次变化。 What changed.' }),
  }),
});
