import {
  batchById,
  entriesOf,
  entriesWithoutBatch,
  REVIEW_BATCH_STATES,
  type ReviewBatch as Batch,
  reviewBatches,
} from '../../api/reviews/find-batches.ts';
import { Desk } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { CatalogueEntry } from '../compilation/entry.ts';
import { globalId, keyOf, Node, registerNode } from '../node.ts';
import { ReviewBatchEntry } from './batch-entry.ts';

const ReviewBatchState = builder.enumType('ReviewBatchState', {
  description:
    '审核批次的状态：抽样中、抽样无误已整批通过、逐条审核。 State of a review batch: sampling, accepted after a sound sample, element by element.',
  values: REVIEW_BATCH_STATES,
});

const ReviewBatchPart = builder.enumType('ReviewBatchPart', {
  description: '批次中的一部分：抽样、例外。 A part of a batch: its sample, its exceptions.',
  values: ['SAMPLE', 'EXCEPTIONS'] as const,
});

export const ReviewBatch = builder.objectRef<Batch>('ReviewBatch').implement({
  description:
    '批量审核（M12、M16）：先机器检查，无发现的抽样逐项看过后整批通过，其余逐条。 A review batch: machine checks first; what nothing is found against is accepted together after a sample, the rest one by one.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: '全局 ID。 Global id.',
      resolve: ({ id }) => globalId('ReviewBatch', id),
    }),
    number: t.int({ description: '批次号。 Number.', resolve: ({ number }) => Number(number) }),
    state: t.expose('state', { type: ReviewBatchState, description: '状态。 State.' }),
    clean: t.exposeInt('clean', { description: '无发现的条数。 Entries with no finding.' }),
    sampleSize: t.exposeInt('sampleSize', {
      description: '抽样条数：十分之一，至少 5 条。 Size of the sample: a tenth, five at least.',
    }),
    openedBy: t.exposeString('openedByName', { description: '谁开的批。 By whom.' }),
    openedAt: t.field({
      type: 'DateTime',
      description: '时刻。 When.',
      resolve: (b) => b.openedAt,
    }),
    decidedBy: t.exposeString('decidedByName', {
      nullable: true,
      description: '谁作的结论。 Who decided.',
    }),
    decidedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '结论时刻。 When it was decided.',
      resolve: (b) => b.decidedAt,
    }),
    entries: t.field({
      type: [ReviewBatchEntry],
      description: '批中条目。 Entries of the batch.',
      args: {
        only: t.arg({ type: ReviewBatchPart, description: '只要这部分。 Only this part.' }),
        slug: t.arg.string({ description: '只要这一条。 Only this entry.' }),
      },
      resolve: (batch, { only, slug }, { system }) =>
        entriesOf(system, batch, { only: only ?? undefined, slug: slug ?? undefined }),
    }),
  }),
});

registerNode('ReviewBatch', (id, { system, viewer }) => batchById(system, viewer, id));

builder.objectFields(Desk, (t) => ({
  reviewBatches: t.field({
    type: [ReviewBatch],
    description:
      '大数据局：审核批次，最新 100 个。 For the Bureau: review batches, the newest 100.',
    resolve: (viewer, _args, { system }) => reviewBatches(system, viewer),
  }),
  entriesWithoutBatch: t.field({
    type: [CatalogueEntry],
    description:
      '大数据局审核人：待审而未入批次的条目，自己所编的除外。 For a reviewer of the Bureau: entries that wait outside a batch, but for what he drafted.',
    resolve: (viewer, _args, { system }) => entriesWithoutBatch(system, viewer),
  }),
}));

builder.queryField('reviewBatch', (t) =>
  t.field({
    type: ReviewBatch,
    nullable: true,
    description: '一个审核批次；不可见为 null。 One review batch; null when it may not be seen.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { system, viewer }) =>
      (await batchById(system, viewer, keyOf('ReviewBatch', id, 'id'))) ?? null,
  }),
);
