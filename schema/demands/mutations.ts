import { declineDemand, meetDemand } from '../../api/demands/answer-demand.ts';
import { assignDemand } from '../../api/demands/assign-demand.ts';
import type { Demand as Item } from '../../api/demands/find-demands.ts';
import { moveDemands } from '../../api/demands/move-demands.ts';
import { saveDemand } from '../../api/demands/save-demand.ts';
import { builder } from '../builder.ts';
import { UpdateCycle } from '../catalogue/vocabulary.ts';
import { keyOf } from '../node.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';
import { Demand } from './demand.ts';
import { DeclineGround, DemandMove, SharingForm } from './vocabulary.ts';

const SaveDemandInput = builder.inputType('SaveDemandInput', {
  description:
    '起草一项需求，或其新版本（M12）。 An item of the demand list, or a new version of it.',
  fields: (t) => ({
    id: t.id({ description: '新的不填。 Left out for a new one.' }),
    basedOn: t.int({
      description: '编辑时所见版本；他人已改则拒绝。 The version seen when editing.',
    }),
    title: t.string({ required: true, description: '需要什么数据。 What is needed.' }),
    fields: t.stringList({ required: true, description: '所需信息项。 Data items.' }),
    from: t.string({
      description: '部门代号；不知道不填。 Code of the department; left out where unknown.',
    }),
    entry: t.string({
      description: '需要的就是共享目录中的这一条。 Slug of the entry that is meant.',
    }),
    duty: t.string({ required: true, description: '用于什么职责或事项。 Duty or matter.' }),
    basis: t.string({ required: true, description: '履行该职责的依据。 Basis of the duty.' }),
    cycle: t.field({
      type: UpdateCycle,
      required: true,
      description: '多久要一次；NEVER 为只要一次。 How often; NEVER is once.',
    }),
    form: t.field({ type: SharingForm, required: true, description: '共享方式。 Form.' }),
    lacking: t.string({
      description: '已有条目缺什么（M49 第六项）。 What the entries that are there lack.',
    }),
    reason: t.string({ required: true, description: '为何提出、为何修改。 Why.' }),
  }),
});

const MoveDemandsInput = builder.inputType('MoveDemandsInput', {
  description: '几项的同一步：全部办成或全部不办。 One step for several items: all or none.',
  fields: (t) => ({
    move: t.field({ type: DemandMove, required: true, description: '哪一步。 Which step.' }),
    ids: t.idList({ required: true, description: '各项，最多 200 项。 Items, 200 at most.' }),
    opinion: t.string({
      description:
        '退回、撤回的理由，必填；报送、汇集时为清单说明。 Why it is returned or withdrawn; the note of a list.',
    }),
  }),
});

const AssignDemandInput = builder.inputType('AssignDemandInput', {
  description: '审核通过并分派提供部门。 Accepts an item and assigns its provider.',
  fields: (t) => ({
    id: t.id({ required: true, description: '需求项。 Item.' }),
    provider: t.string({ required: true, description: '提供部门的代号。 Code of the provider.' }),
    entry: t.string({
      description:
        '对应的条目；目录中还没有的不填。 Slug of its entry; left out where there is none.',
    }),
    opinion: t.string({ description: '意见。 Opinion.' }),
  }),
});

const MeetDemandInput = builder.inputType('MeetDemandInput', {
  description: '以本部门条目满足需求。 Answers with the entry that meets it.',
  fields: (t) => ({
    id: t.id({ required: true, description: '需求项。 Item.' }),
    entry: t.string({ required: true, description: '条目的网址名。 Slug of the entry.' }),
    opinion: t.string({ description: '说明。 Note.' }),
  }),
});

const DeclineDemandInput = builder.inputType('DeclineDemandInput', {
  description: '答复不能提供，须写明理由。 Answers why it cannot be given.',
  fields: (t) => ({
    id: t.id({ required: true, description: '需求项。 Item.' }),
    ground: t.field({ type: DeclineGround, required: true, description: '事由。 Ground.' }),
    legalBasis: t.id({
      description: '不予共享的依据，LegalBasis 的 ID（M25）。 Basis of not sharing.',
    }),
    reason: t.string({ required: true, description: '理由。 Reason.' }),
  }),
});

const DemandsPayload = payload<Item[]>(
  'DemandsPayload',
  '办成后的需求项，或办不成的原因。 The items, or the reasons why not.',
  (t) => ({
    demands: t.field({
      type: [Demand],
      description: '需求项。 Items.',
      resolve: ({ result }) => result ?? [],
    }),
  }),
);

const key = (id: string) => keyOf('Demand', id, 'id');

builder.mutationFields((t) => ({
  saveDemand: t.field({
    type: DemandsPayload,
    description: '起草需求；不完整也能保存。 Keeps a demand; it may be incomplete.',
    args: { input: t.arg({ type: SaveDemandInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => [
        await saveDemand(system, viewer, {
          ...input,
          id: input.id == null ? undefined : key(input.id),
          basedOn: input.basedOn ?? undefined,
          from: input.from ?? undefined,
          entry: input.entry ?? undefined,
          lacking: input.lacking ?? undefined,
        }),
      ]),
  }),
  moveDemands: t.field({
    type: DemandsPayload,
    description: '报送、汇集、退回、撤回（M12）。 Submits, gathers, returns or withdraws items.',
    args: { input: t.arg({ type: MoveDemandsInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () =>
        moveDemands(system, viewer, {
          action: input.move,
          ids: input.ids.map(key),
          opinion: input.opinion ?? undefined,
        }),
      ),
  }),
  assignDemand: t.field({
    type: DemandsPayload,
    description: '大数据局审核通过并分派。 The Bureau accepts and assigns.',
    args: { input: t.arg({ type: AssignDemandInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => [
        await assignDemand(system, viewer, {
          id: key(input.id),
          provider: input.provider,
          entry: input.entry ?? undefined,
          opinion: input.opinion ?? undefined,
        }),
      ]),
  }),
  meetDemand: t.field({
    type: DemandsPayload,
    description: '提供部门以已发布、可共享的条目答复。 The provider answers with its shared entry.',
    args: { input: t.arg({ type: MeetDemandInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => [
        await meetDemand(system, viewer, {
          id: key(input.id),
          entry: input.entry,
          opinion: input.opinion ?? undefined,
        }),
      ]),
  }),
  declineDemand: t.field({
    type: DemandsPayload,
    description: '提供部门答复不能提供（M27）。 The provider says why not.',
    args: { input: t.arg({ type: DeclineDemandInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => [
        await declineDemand(system, viewer, {
          id: key(input.id),
          ground: input.ground,
          legalBasis:
            input.legalBasis == null
              ? undefined
              : keyOf('LegalBasis', input.legalBasis, 'legalBasis'),
          reason: input.reason,
        }),
      ]),
  }),
}));
