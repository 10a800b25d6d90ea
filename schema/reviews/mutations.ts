import { acceptBatch } from '../../api/reviews/accept-batch.ts';
import type { ReviewBatch as Batch } from '../../api/reviews/find-batches.ts';
import { lookAtElements } from '../../api/reviews/look-at-elements.ts';
import { MOST_BATCHED, openBatch } from '../../api/reviews/open-batch.ts';
import { builder } from '../builder.ts';
import { keyOf } from '../node.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';
import { ReviewBatch } from './batch.ts';

const OpenReviewBatchInput = builder.inputType('OpenReviewBatchInput', {
  description: '把待审条目放进一个批次。 Puts entries that wait into a batch.',
  fields: (t) => ({
    entries: t.idList({
      description: `条目，最多 ${MOST_BATCHED} 条；不填为全部待审条目，先到先入。 Entries, ${MOST_BATCHED} at most; all that wait, oldest first, where left out.`,
    }),
  }),
});

const ElementLookInput = builder.inputType('ElementLookInput', {
  description: '对一个元素所见。 What was seen of one element.',
  fields: (t) => ({
    element: t.string({ required: true, description: '元素路径。 Path of the element.' }),
    sound: t.boolean({ required: true, description: '是否无误。 Whether it is sound.' }),
    remark: t.string({ description: '有误时必填。 Needed where it is not sound.' }),
  }),
});

const LookAtElementsInput = builder.inputType('LookAtElementsInput', {
  description: '逐项记下对批中一条的所见。 What was seen of an entry, element by element.',
  fields: (t) => ({
    batch: t.id({ required: true, description: '批次。 Batch.' }),
    entry: t.id({ required: true, description: '条目。 Entry.' }),
    looks: t.field({ type: [ElementLookInput], required: true, description: '所见。 Looks.' }),
  }),
});

const AcceptReviewBatchInput = builder.inputType('AcceptReviewBatchInput', {
  description: '抽样无误后整批通过。 Accepts what nothing was found against, after the sample.',
  fields: (t) => ({ id: t.id({ required: true, description: '批次。 Batch.' }) }),
});

const ReviewBatchPayload = payload<Batch>(
  'ReviewBatchPayload',
  '办成后的批次，或办不成的原因。 The batch, or the reasons why not.',
  (t) => ({
    batch: t.field({
      type: ReviewBatch,
      nullable: true,
      description: '批次。 Batch.',
      resolve: ({ result }) => result,
    }),
  }),
);

const batchKey = (id: string, argument: string) => keyOf('ReviewBatch', id, argument);

builder.mutationFields((t) => ({
  openReviewBatch: t.field({
    type: ReviewBatchPayload,
    description:
      '大数据局开一个审核批次：机器检查，抽出样本。 The Bureau opens a review batch: the machine checks, and draws the sample.',
    args: { input: t.arg({ type: OpenReviewBatchInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () =>
        openBatch(
          system,
          viewer,
          input.entries?.map((id) => keyOf('CatalogueEntry', id, 'entries')) ?? undefined,
        ),
      ),
  }),
  lookAtElements: t.field({
    type: ReviewBatchPayload,
    description:
      '记下所见；样本里有一处有误，整批改为逐条审核。 Records what was seen; one fault in the sample sends the batch to review element by element.',
    args: { input: t.arg({ type: LookAtElementsInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () =>
        lookAtElements(system, viewer, {
          batchId: batchKey(input.batch, 'batch'),
          entryId: keyOf('CatalogueEntry', input.entry, 'entry'),
          looks: input.looks.map(({ element, sound, remark }) => ({
            element,
            sound,
            remark: remark ?? undefined,
          })),
        }),
      ),
  }),
  acceptReviewBatch: t.field({
    type: ReviewBatchPayload,
    description:
      '抽样无误后，无发现的条目一起通过。 After a sound sample, what nothing was found against is accepted together.',
    args: { input: t.arg({ type: AcceptReviewBatchInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => acceptBatch(system, viewer, batchKey(input.id, 'id'))),
  }),
}));
