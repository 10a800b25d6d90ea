import { confirmSecrecyBatch } from '../../api/secrecy/confirm-batch.ts';
import { endSecrecyBatch } from '../../api/secrecy/end-batch.ts';
import type { SecrecyBatch as Batch } from '../../api/secrecy/find-batches.ts';
import { lookAtSecrecy } from '../../api/secrecy/look-at-entry.ts';
import { openSecrecyBatch } from '../../api/secrecy/open-batch.ts';
import { builder } from '../builder.ts';
import { keyOf } from '../node.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';
import { SecrecyBatch } from './batch.ts';

const LookAtSecrecyInput = builder.inputType('LookAtSecrecyInput', {
  description: '打开一条看过后的结论。 What was seen of an entry.',
  fields: (t) => ({
    batch: t.id({ required: true, description: '批次。 Batch.' }),
    entry: t.id({ required: true, description: '条目。 Entry.' }),
    sound: t.boolean({ required: true, description: '是否无误。 Whether it is sound.' }),
    remark: t.string({ description: '有误时必填。 Needed where it is not sound.' }),
  }),
});

const ConfirmSecrecyBatchInput = builder.inputType('ConfirmSecrecyBatchInput', {
  description: '确认一批保密与隐私审查（M41）。 Confirms a batch of reviews.',
  fields: (t) => ({
    id: t.id({ required: true, description: '批次。 Batch.' }),
    opinion: t.string({ required: true, description: '审查意见。 What was found.' }),
  }),
});

const EndSecrecyBatchInput = builder.inputType('EndSecrecyBatchInput', {
  description: '不确认，改为逐条审查。 Ends a batch without confirming it.',
  fields: (t) => ({ id: t.id({ required: true, description: '批次。 Batch.' }) }),
});

const SecrecyBatchPayload = payload<Batch>(
  'SecrecyBatchPayload',
  '办成后的批次，或办不成的原因。 The batch, or the reasons why not.',
  (t) => ({
    batch: t.field({
      type: SecrecyBatch,
      nullable: true,
      description: '批次。 Batch.',
      resolve: ({ result }) => result,
    }),
  }),
);

const batchKey = (id: string, argument: string) => keyOf('SecrecyBatch', id, argument);

builder.mutationFields((t) => ({
  openSecrecyBatch: t.field({
    type: SecrecyBatchPayload,
    description:
      '把等您审查的草稿放进一批（M41）：突出的逐条看，其余抽样。 Puts the drafts that wait for you into a batch.',
    resolve: (_root, _args, { system, viewer }) =>
      attempt(async () => openSecrecyBatch(system, viewer)),
  }),
  lookAtSecrecy: t.field({
    type: SecrecyBatchPayload,
    description:
      '记下打开看过一条；抽样有误，整批改为逐条审查。 Records that an entry was seen; a fault in the sample ends the batch.',
    args: { input: t.arg({ type: LookAtSecrecyInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () =>
        lookAtSecrecy(system, viewer, {
          batchId: batchKey(input.batch, 'batch'),
          entryId: keyOf('CatalogueEntry', input.entry, 'entry'),
          sound: input.sound,
          remark: input.remark ?? '',
        }),
      ),
  }),
  confirmSecrecyBatch: t.field({
    type: SecrecyBatchPayload,
    description:
      '确认一批：每条各有一份审查记录；有误的和后来改过的留下逐条审查。 Confirms a batch: each version gets a review of its own.',
    args: { input: t.arg({ type: ConfirmSecrecyBatchInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () =>
        confirmSecrecyBatch(system, viewer, {
          batchId: batchKey(input.id, 'id'),
          opinion: input.opinion,
        }),
      ),
  }),
  endSecrecyBatch: t.field({
    type: SecrecyBatchPayload,
    description:
      '不确认，改为逐条审查。 Ends a batch, so that its entries are reviewed one by one.',
    args: { input: t.arg({ type: EndSecrecyBatchInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => endSecrecyBatch(system, viewer, batchKey(input.id, 'id'))),
  }),
}));
