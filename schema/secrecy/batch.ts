import {
  entriesForSecrecy,
  membersOf,
  SECRECY_BATCH_STATES,
  type SecrecyBatch as Batch,
  secrecyBatchById,
  secrecyBatches,
  type SecrecyLook,
  type SecrecyMember,
} from '../../api/secrecy/find-batches.ts';
import { Desk } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { CatalogueEntry } from '../compilation/entry.ts';
import { globalId, keyOf, Node, registerNode } from '../node.ts';
import { Text } from '../text.ts';

const SecrecyBatchState = builder.enumType('SecrecyBatchState', {
  description:
    '保密审查批次的状态：逐条打开看、已确认、改为逐条审查。 State of a secrecy batch: being looked at, confirmed, one by one.',
  values: SECRECY_BATCH_STATES,
});

const SecrecyLookType = builder.objectRef<SecrecyLook>('SecrecyLook').implement({
  description: '第二人打开看过一条。 The second person has opened an entry in full.',
  fields: (t) => ({
    sound: t.exposeBoolean('sound', { description: '是否无误。 Whether it is sound.' }),
    remark: t.exposeString('remark', { description: '有误时的说明。 What is wrong.' }),
    lookedBy: t.exposeString('lookedByName', { description: '谁。 By whom.' }),
    lookedAt: t.field({
      type: 'DateTime',
      description: '时刻。 When.',
      resolve: ({ lookedAt }) => lookedAt,
    }),
  }),
});

const SecrecyBatchEntry = builder.objectRef<SecrecyMember>('SecrecyBatchEntry').implement({
  description: '保密审查批次中的一条。 An entry in a secrecy batch.',
  fields: (t) => ({
    entry: t.field({
      type: CatalogueEntry,
      description: '条目，现在的样子。 The entry as it is now.',
      resolve: ({ entry }) => entry,
    }),
    version: t.exposeInt('version', { description: '所审版本。 The version under review.' }),
    declaration: t.field({
      type: 'JSON',
      description:
        '所审版本的元数据全文，每列的决定在 fields 中。 What that version declares; what was decided of each column stands in fields.',
      resolve: ({ declaration }) => declaration,
    }),
    reasons: t.field({
      type: [Text],
      description:
        '为什么须单独看；空为没有突出之处。 Why it stands out; empty where nothing does.',
      resolve: ({ reasons }) => reasons,
    }),
    sampled: t.exposeBoolean('sampled', { description: '是否抽中。 Whether it was drawn.' }),
    mustBeSeen: t.exposeBoolean('mustBeSeen', {
      description: '确认前须打开看。 Whether it is opened in full before the batch is confirmed.',
    }),
    left: t.exposeBoolean('left', {
      description: '您还须打开看。 Whether it is left for the viewer to open.',
    }),
    looks: t.field({
      type: [SecrecyLookType],
      description: '各次查看，以最后一次为准。 Looks; the last one holds.',
      resolve: ({ looks }) => looks,
    }),
  }),
});

export const SecrecyBatch = builder.objectRef<Batch>('SecrecyBatch').implement({
  description:
    '批量保密与隐私审查（M41）：突出的逐条看，其余抽样看，确认后每条各有一份审查记录。 A batch of secrecy and privacy reviews: what stands out one by one, a sample of the rest; confirmed, each version has a review of its own.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: '全局 ID。 Global id.',
      resolve: ({ id }) => globalId('SecrecyBatch', id),
    }),
    number: t.exposeInt('number', { description: '批次号。 Number.' }),
    state: t.expose('state', { type: SecrecyBatchState, description: '状态。 State.' }),
    plain: t.exposeInt('plain', {
      description: '没有突出之处的条数。 Entries at which nothing stands out.',
    }),
    sampleSize: t.exposeInt('sampleSize', {
      description: '抽样条数：十分之一，至少 5 条。 Size of the sample: a tenth, five at least.',
    }),
    opinion: t.exposeString('opinion', {
      nullable: true,
      description: '审查意见。 What was found.',
    }),
    openedBy: t.exposeString('openedByName', { description: '谁开的批。 By whom.' }),
    openedAt: t.field({
      type: 'DateTime',
      description: '时刻。 When.',
      resolve: ({ openedAt }) => openedAt,
    }),
    decidedBy: t.exposeString('decidedByName', {
      nullable: true,
      description: '谁作的结论。 Who decided.',
    }),
    decidedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '结论时刻。 When it was decided.',
      resolve: ({ decidedAt }) => decidedAt,
    }),
    entries: t.field({
      type: [SecrecyBatchEntry],
      description:
        '批中条目：突出的在前，然后抽样，然后其余。 Its entries: what stands out first, then the sample, then the rest.',
      args: { slug: t.arg.string({ description: '只要这一条。 Only this entry.' }) },
      resolve: (batch, { slug }, { system, viewer }) =>
        membersOf(system, viewer, batch, slug ?? undefined),
    }),
  }),
});

registerNode('SecrecyBatch', (id, { system, viewer }) => secrecyBatchById(system, viewer, id));

builder.objectFields(Desk, (t) => ({
  secrecyBatches: t.field({
    type: [SecrecyBatch],
    description: '本部门的保密审查批次，最新 100 个。 Secrecy batches, the newest 100.',
    resolve: (viewer, _args, { system }) => secrecyBatches(system, viewer),
  }),
  entriesForSecrecy: t.field({
    type: [CatalogueEntry],
    description:
      '等这位第二人审查、还没抽过的草稿。 Drafts that wait for this second person and were not drawn before.',
    resolve: (viewer, _args, { system }) => entriesForSecrecy(system, viewer),
  }),
}));

builder.queryField('secrecyBatch', (t) =>
  t.field({
    type: SecrecyBatch,
    nullable: true,
    description:
      '一个保密审查批次；不可见为 null。 One secrecy batch; null when it may not be seen.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { system, viewer }) =>
      (await secrecyBatchById(system, viewer, keyOf('SecrecyBatch', id, 'id'))) ?? null,
  }),
);
