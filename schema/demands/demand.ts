import {
  actionsOnDemand,
  type Demand as Item,
  type DemandVersion as Version,
  demandVersions,
  oneDemand,
  sharedEntry,
} from '../../api/demands/find-demands.ts';
import { departmentByCode } from '../../api/accounts/viewer-facts.ts';
import { entryById } from '../../api/compilation/find-entries.ts';
import { matchesFor } from '../../api/demands/find-matches.ts';
import { builder } from '../builder.ts';
import { Department } from '../catalogue/department.ts';
import { UpdateCycle } from '../catalogue/vocabulary.ts';
import { CatalogueEntry } from '../compilation/entry.ts';
import { globalId, Node, registerNode } from '../node.ts';
import { Text, text } from '../text.ts';
import { DemandMatch, SharedEntry } from './shared-entry.ts';
import { DeclineGround, DemandAction, DemandState, SharingForm } from './vocabulary.ts';

const DemandStep = builder.objectRef<Item['steps'][number]>('DemandStep').implement({
  description: '需求项的一步：谁、何时、为何。 One step: who, when, why.',
  fields: (t) => ({
    action: t.expose('action', { type: DemandAction, description: '步骤。 Step.' }),
    version: t.exposeInt('version', { description: '版本。 Version.' }),
    state: t.expose('toState', { type: DemandState, description: '到此状态。 State after.' }),
    opinion: t.exposeString('opinion', { nullable: true, description: '意见。 Opinion.' }),
    provider: t.field({
      type: Text,
      nullable: true,
      description: '分派给谁。 To whom it was assigned.',
      resolve: ({ providerZh, providerEn }) =>
        providerZh === null ? null : text(providerZh, providerEn),
    }),
    ground: t.expose('ground', {
      type: DeclineGround,
      nullable: true,
      description: '不能提供的事由。 Why not.',
    }),
    legalBasis: t.string({
      nullable: true,
      description: '不予共享的依据：文件和条款。 Basis of not sharing: title and article.',
      resolve: ({ basisTitle, basisArticle }) =>
        basisTitle === null ? null : `《${basisTitle}》${basisArticle}`,
    }),
    list: t.exposeInt('listNumber', {
      nullable: true,
      description: '随哪份清单。 Number of the list with which it went on.',
    }),
    takenBy: t.exposeString('takenByName', { description: '经手人。 By whom.' }),
    takenAs: t.exposeString('takenAsName', { description: '岗位。 As which post.' }),
    takenAt: t.field({ type: 'DateTime', description: '时刻。 When.', resolve: (s) => s.takenAt }),
  }),
});

const DemandVersion = builder.objectRef<Version>('DemandVersion').implement({
  description: '需求项的一个版本：谁、何时、为何。 One version: who, when, why.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '版本号。 Number.' }),
    title: t.exposeString('title', { description: '需要什么。 What is needed.' }),
    fields: t.exposeStringList('fields', { description: '所需信息项。 Data items.' }),
    from: t.field({
      type: Text,
      nullable: true,
      description: '向谁要；不知道为 null。 From whom; null where unknown.',
      resolve: ({ fromZh, fromEn }) => (fromZh === null ? null : text(fromZh, fromEn)),
    }),
    duty: t.exposeString('duty', { description: '用于什么职责或事项。 Duty or matter.' }),
    basis: t.exposeString('basis', { description: '依据。 Basis of the duty.' }),
    cycle: t.expose('cycle', { type: UpdateCycle, description: '多久要一次。 How often.' }),
    form: t.expose('form', { type: SharingForm, description: '共享方式。 Form of sharing.' }),
    lacking: t.exposeString('lacking', {
      nullable: true,
      description: '已有条目缺什么。 What the entries that are there lack.',
    }),
    reason: t.exposeString('reason', { description: '为何这样写。 Why it was so written.' }),
    madeBy: t.exposeString('madeByName', { description: '起草人。 By whom.' }),
    madeAt: t.field({ type: 'DateTime', description: '时刻。 When.', resolve: (v) => v.madeAt }),
  }),
});

export const Demand = builder.objectRef<Item>('Demand').implement({
  description:
    '需求清单的一项（M12）：一个部门需要其他部门提供的数据。 An item of a demand list: data that a department needs of another.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: '全局 ID。 Global id.', resolve: ({ id }) => globalId('Demand', id) }),
    number: t.exposeInt('number', { description: '编号。 Number.' }),
    state: t.expose('state', { type: DemandState, description: '状态。 State.' }),
    version: t.exposeInt('version', { description: '现版本。 Newest version.' }),
    department: t.field({
      type: Department,
      nullable: true,
      description: '提出需求的部门。 The department that asks.',
      resolve: async ({ department }, _args, { system }) =>
        (await departmentByCode(system, department)) ?? null,
    }),
    title: t.exposeString('title', { description: '需要什么。 What is needed.' }),
    fields: t.exposeStringList('fields', { description: '所需信息项。 Data items.' }),
    from: t.field({
      type: Department,
      nullable: true,
      description: '向谁要；不知道为 null。 From whom; null where unknown.',
      resolve: async ({ fromDepartment }, _args, { system }) =>
        (await departmentByCode(system, fromDepartment ?? '')) ?? null,
    }),
    named: t.field({
      type: SharedEntry,
      nullable: true,
      description: '起草时指明的条目。 Entry that the draft names.',
      resolve: ({ namedEntryId }, _args, { system }) => sharedEntry(system, namedEntryId),
    }),
    duty: t.exposeString('duty', { description: '用于什么职责或事项。 Duty or matter.' }),
    basis: t.exposeString('basis', { description: '履行该职责的依据。 Basis of the duty.' }),
    cycle: t.expose('cycle', { type: UpdateCycle, description: '多久要一次。 How often.' }),
    form: t.expose('form', { type: SharingForm, description: '共享方式。 Form of sharing.' }),
    lacking: t.exposeString('lacking', {
      nullable: true,
      description: '已有条目缺什么（M49 第六项）。 What the entries that are there lack.',
    }),
    madeBy: t.exposeString('madeByName', { description: '起草人。 By whom.' }),
    madeAt: t.field({ type: 'DateTime', description: '时刻。 When.', resolve: (d) => d.madeAt }),
    provider: t.field({
      type: Department,
      nullable: true,
      description: '分派给谁提供。 Who is to provide it.',
      resolve: async ({ provider }, _args, { system }) =>
        (await departmentByCode(system, provider ?? '')) ?? null,
    }),
    entry: t.field({
      type: SharedEntry,
      nullable: true,
      description:
        '对应或满足需求的条目，可共享的才显示；怎样取用依其共享属性（M24）。 The entry that it is matched to or met by, where it is shared; its sharing attribute says how to have it.',
      resolve: ({ entryId }, _args, { system }) => sharedEntry(system, entryId),
    }),
    catalogueEntry: t.field({
      type: CatalogueEntry,
      nullable: true,
      description: '同一条目在编目中的样子；无权看的为 null。 The same as it is compiled.',
      resolve: async ({ entryId }, _args, { system, viewer }) =>
        entryId === null ? null : ((await entryById(system, viewer, entryId)) ?? null),
    }),
    toBeCatalogued: t.boolean({
      description: '分派时目录中还没有，须先编目。 Assigned as something yet to be catalogued.',
      resolve: ({ state, entryId }) => state === 'ASSIGNED' && entryId === null,
    }),
    matches: t.field({
      type: [DemandMatch],
      description: '全市已有的、看来就是所需的条目。 Entries that look like it.',
      resolve: (demand, _args, { system, viewer }) =>
        viewer === undefined ? [] : matchesFor(system, viewer, demand),
    }),
    versions: t.field({
      type: [DemandVersion],
      description: '各版本，旧的在前。 All versions, the oldest first.',
      resolve: (demand, _args, { system, viewer }) => demandVersions(system, viewer, demand),
    }),
    steps: t.field({ type: [DemandStep], description: '经过。 Steps.', resolve: (d) => d.steps }),
    may: t.field({
      type: [DemandAction],
      description: '你现在能做什么。 What the viewer may do now.',
      resolve: (demand, _args, { system, viewer }) => actionsOnDemand(system, viewer, demand),
    }),
  }),
});

registerNode('Demand', (id, { system, viewer }) => oneDemand(system, viewer, { id }));

builder.queryField('demand', (t) =>
  t.field({
    type: Demand,
    nullable: true,
    description:
      '按编号取一项；不可见为 null。 An item by its number; null when it may not be seen.',
    args: { number: t.arg.int({ required: true, description: '编号。 Number.' }) },
    resolve: async (_root, { number }, { system, viewer }) =>
      (await oneDemand(system, viewer, { number })) ?? null,
  }),
);
