import {
  actionsOnUpdate,
  type CatalogueUpdate as Update,
  deskUpdates,
  isFiledLate,
  isOverdue,
  UPDATE_ACTIONS,
  UPDATE_GROUNDS,
  UPDATE_ITEM_KINDS,
  UPDATE_STATES,
  updateById,
} from '../../api/updates/find-updates.ts';
import { entryById } from '../../api/compilation/find-entries.ts';
import { applyDeadline, carryOutDeadline } from '../../api/updates/reckon-clocks.ts';
import { Desk } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { Deadline } from '../cases/deadline.ts';
import { CatalogueEntry, EntryState } from '../compilation/entry.ts';
import { globalId, keyOf, Node, registerNode } from '../node.ts';
import { Text, text } from '../text.ts';

export const UpdateGround = builder.enumType('UpdateGround', {
  description: '更新事由：法律法规修改、职能变更（M14）。 Why: a law or a duty changed.',
  values: UPDATE_GROUNDS,
});
const UpdateItemKind = builder.enumType('UpdateItemKind', {
  description: '改法：发布新版本、撤回。 What becomes of an entry: published anew, withdrawn.',
  values: UPDATE_ITEM_KINDS,
});
const UpdateState = builder.enumType('UpdateState', {
  description:
    '更新申请的状态：在县区、大数据局已收、已退回、已办结。 State of an application: at its county, received by the Bureau, returned, carried out.',
  values: UPDATE_STATES,
});
const UpdateAction = builder.enumType('UpdateAction', {
  description: '对更新申请的一步。 A step of an application.',
  values: UPDATE_ACTIONS,
});

const UpdateItem = builder.objectRef<Update['items'][number]>('CatalogueUpdateItem').implement({
  description: '申请更新的一条。 An entry that an application changes.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: '网址名。 Slug.' }),
    version: t.exposeInt('version', { description: '所报版本。 The version that was filed.' }),
    kind: t.expose('kind', { type: UpdateItemKind, description: '改法。 What becomes of it.' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: '撤回的理由。 Why it is withdrawn.',
    }),
    state: t.expose('state', { type: EntryState, description: '条目现状。 State of the entry.' }),
    entry: t.field({
      type: CatalogueEntry,
      nullable: true,
      description: '条目。 The entry.',
      resolve: async ({ entryId }, _args, { system, viewer }) =>
        (await entryById(system, viewer, entryId)) ?? null,
    }),
  }),
});

const UpdateStep = builder.objectRef<Update['steps'][number]>('CatalogueUpdateStep').implement({
  description: '更新申请的一步：谁、何时、为何。 One step: who, when, why.',
  fields: (t) => ({
    action: t.expose('action', { type: UpdateAction, description: '步骤。 Step.' }),
    opinion: t.exposeString('opinion', { nullable: true, description: '意见。 Opinion.' }),
    takenBy: t.exposeString('takenByName', { description: '经手人。 By whom.' }),
    takenAs: t.exposeString('takenAsName', { description: '岗位。 As which post.' }),
    takenAt: t.field({ type: 'DateTime', description: '时刻。 When.', resolve: (s) => s.takenAt }),
  }),
});

export const CatalogueUpdate = builder.objectRef<Update>('CatalogueUpdate').implement({
  description:
    '目录更新申请（M14）：变更后 10 个工作日内申请，大数据局收到后 5 个工作日内审核并更新。 An application for an update: within 10 working days of the change, carried out within 5 of its receipt.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: '全局 ID。 Global id.',
      resolve: ({ id }) => globalId('CatalogueUpdate', id),
    }),
    number: t.int({ description: '申请号。 Number.', resolve: ({ number }) => Number(number) }),
    department: t.field({
      type: Text,
      description: '申请部门。 Applying department.',
      resolve: (update) => text(update.departmentZh, update.departmentEn),
    }),
    ground: t.expose('ground', { type: UpdateGround, description: '事由。 Why.' }),
    changedOn: t.expose('changedOn', {
      type: 'Date',
      description: '变更之日。 Day of the change.',
    }),
    basis: t.exposeString('basis', { description: '所变更的法律或文件。 What changed.' }),
    reason: t.exposeString('reason', { description: '理由。 Reason.' }),
    state: t.expose('state', { type: UpdateState, description: '状态。 State.' }),
    filedBy: t.exposeString('filedByName', { description: '申请人。 By whom.' }),
    filedAt: t.field({
      type: 'DateTime',
      description: '申请时刻。 When.',
      resolve: (u) => u.filedAt,
    }),
    applyBy: t.field({
      type: 'DateTime',
      description: '最迟何时申请。 When it had to be filed.',
      resolve: (u) => u.applyByAt,
    }),
    applyDeadline: t.field({
      type: Deadline,
      description:
        '申请期限怎么算的，自变更之日起；变更当日不计。 How the time to apply was reckoned, from the day of the change.',
      resolve: (update, _args, { system }) => applyDeadline(system, update),
    }),
    filedLate: t.boolean({
      description: '是否逾期申请。 Whether it was filed late.',
      resolve: isFiledLate,
    }),
    receivedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '大数据局何时收到。 When the Bureau received it.',
      resolve: (u) => u.receivedAt,
    }),
    dueAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '最迟何时办结。 When it is to be carried out.',
      resolve: (u) => u.dueAt,
    }),
    deadline: t.field({
      type: Deadline,
      nullable: true,
      description:
        '办结期限怎么算的，自大数据局收到之日起；未起算为 null。 How the time to carry it out is reckoned, from receipt; null while it does not run.',
      resolve: (update, _args, { system }) => carryOutDeadline(system, update),
    }),
    provisional: t.exposeBoolean('provisional', {
      description: '期限暂计：当年放假安排尚未发布。 Counted provisionally.',
    }),
    overdue: t.boolean({
      description: '是否逾期未办或逾期办结。 Whether it is or was late at the Bureau.',
      resolve: (update, _args, { system }) => isOverdue(system, update),
    }),
    carriedOutAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '办结时刻。 When it was carried out.',
      resolve: (u) => u.carriedOutAt,
    }),
    items: t.field({
      type: [UpdateItem],
      description: '所改条目。 Entries that change.',
      resolve: ({ items }) => items,
    }),
    steps: t.field({ type: [UpdateStep], description: '经过。 Steps.', resolve: (u) => u.steps }),
    may: t.field({
      type: [UpdateAction],
      description:
        '你现在能做什么；FILE 为再次报送。 What the viewer may do now; FILE is to file again.',
      resolve: (update, _args, { system, viewer }) => actionsOnUpdate(system, viewer, update),
    }),
  }),
});

registerNode('CatalogueUpdate', (id, { system, viewer }) => updateById(system, viewer, id));

builder.objectField(Desk, 'catalogueUpdates', (t) =>
  t.field({
    type: [CatalogueUpdate],
    description:
      '目录更新申请，先到期的在前，最多 200 件。 Applications for updates, those due first come first, 200 at most.',
    args: {
      state: t.arg({ type: [UpdateState], description: '只要这些状态。 Only these states.' }),
    },
    resolve: (viewer, { state }, { system }) => deskUpdates(system, viewer, state ?? undefined),
  }),
);

builder.queryField('catalogueUpdate', (t) =>
  t.field({
    type: CatalogueUpdate,
    nullable: true,
    description: '一件更新申请；不可见为 null。 One application; null when it may not be seen.',
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { system, viewer }) =>
      (await updateById(system, viewer, keyOf('CatalogueUpdate', id, 'id'))) ?? null,
  }),
);
