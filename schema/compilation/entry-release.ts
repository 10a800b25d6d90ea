import { type EntryReleaseLine, releasesOf } from '../../api/compilation/find-entries.ts';
import { builder } from '../builder.ts';
import { CatalogueEntry } from './entry.ts';

const EntryRelease = builder.objectRef<EntryReleaseLine>('EntryRelease').implement({
  description:
    '提供部门看到的版本，含已收回的，及其编制人和保密审查人（M41）。 A release as its department sees it, with the two persons behind it.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '版本号。 Number.' }),
    releasedAt: t.field({
      type: 'DateTime',
      description: '发布时刻。 When.',
      resolve: ({ releasedAt }) => releasedAt,
    }),
    rowCount: t.exposeInt('rowCount', { description: '行数。 Number of rows.' }),
    inserted: t.exposeInt('inserted', { nullable: true, description: '新增。 Rows that came.' }),
    changed: t.exposeInt('changed', { nullable: true, description: '改变。 Rows that changed.' }),
    deleted: t.exposeInt('deleted', { nullable: true, description: '消失。 Rows that went.' }),
    note: t.exposeString('note', { description: '本次变化。 What changed.' }),
    load: t.exposeString('loadId', {
      description: '所由报送，见 /deliveries/loads。 The load from which it was made.',
    }),
    withdrawnAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '收回时刻。 When it was taken back.',
      resolve: ({ withdrawnAt }) => withdrawnAt,
    }),
    withdrawnReason: t.exposeString('withdrawnReason', {
      nullable: true,
      description: '收回理由。 Why it was taken back.',
    }),
    madeBy: t.exposeString('madeByName', {
      nullable: true,
      description: '编制人。 Who made the entry on which it rests.',
    }),
    reviewedBy: t.exposeString('reviewedByName', {
      nullable: true,
      description: '保密审查人。 Who reviewed it for secrecy.',
    }),
  }),
});

builder.objectField(CatalogueEntry, 'releases', (t) =>
  t.field({
    type: [EntryRelease],
    description: '全部版本，最新在前，含已收回的。 All releases, newest first, taken back or not.',
    resolve: (entry, _args, { system }) => releasesOf(system, entry),
  }),
);
