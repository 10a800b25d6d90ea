import {
  actionsOn,
  type CompiledEntry,
  deskEntries,
  entryBySlug,
  differencesOf,
  entryById,
  findingsOn,
  versionsOf,
} from '../../api/compilation/find-entries.ts';
import type { Finding } from '../../api/compilation/finding.ts';
import type { EntryDifference } from '../../api/compilation/compare-versions.ts';
import { ENTRY_ACTIONS, ENTRY_STATES } from '../../api/compilation/steps.ts';
import { Desk } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { globalId, keyOf, Node, registerNode } from '../node.ts';
import { Text, text } from '../text.ts';

export const EntryState = builder.enumType('EntryState', {
  description:
    '目录条目的状态：编制、县区汇集、大数据局审核、退回、通过、发布、撤回。 State of an entry.',
  values: ENTRY_STATES,
});
const EntryAction = builder.enumType('EntryAction', {
  description: '对目录条目的操作（M12、M41）。 A step of an entry.',
  values: ENTRY_ACTIONS,
});

const FindingSeverity = builder.enumType('FindingSeverity', {
  description:
    '错误须先改正；警告须逐条人工审核；提示仅供参考。 An error keeps an entry back, a warning has it reviewed on its own, a note is advice.',
  values: ['ERROR', 'WARNING', 'NOTE'] as const,
});

export const EntryFinding = builder.objectRef<Finding>('EntryFinding').implement({
  description: '机器检查的一个发现。 What a machine check found.',
  fields: (t) => ({
    element: t.exposeString('element', { description: '元素路径。 Path of the element.' }),
    severity: t.expose('severity', { type: FindingSeverity, description: '轻重。 Severity.' }),
    message: t.field({
      type: Text,
      description: '说明。 What is wrong.',
      resolve: (f) => f.message,
    }),
  }),
});

export const EntryDifferenceType = builder.objectRef<EntryDifference>('EntryDifference').implement({
  description: '两个版本在一个元素上的差异。 What two versions say differently in one element.',
  fields: (t) => ({
    element: t.exposeString('element', { description: '元素路径。 Path of the element.' }),
    before: t.field({
      type: 'JSON',
      nullable: true,
      description: '之前。 Before.',
      resolve: ({ before }) => before,
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      description: '之后。 After.',
      resolve: ({ after }) => after,
    }),
  }),
});

const EntryStep = builder.objectRef<CompiledEntry['steps'][number]>('EntryStep').implement({
  description: '目录条目的一步：谁、何时、为何。 One step of an entry: who, when, why.',
  fields: (t) => ({
    action: t.expose('action', { type: EntryAction, description: '操作。 Step.' }),
    version: t.exposeInt('version', { description: '版本。 Version.' }),
    state: t.field({
      type: EntryState,
      description: '到此状态。 State after.',
      resolve: (s) => s.toState,
    }),
    opinion: t.exposeString('opinion', { nullable: true, description: '意见。 Opinion.' }),
    remarks: t.field({
      type: 'JSON',
      description: '逐项意见：[{element, remark}]。 Remarks, element by element.',
      resolve: ({ remarks }) => remarks,
    }),
    takenBy: t.exposeString('takenByName', { description: '经手人。 By whom.' }),
    takenAs: t.exposeString('takenAsName', {
      nullable: true,
      description: '岗位。 As which post.',
    }),
    takenAt: t.field({ type: 'DateTime', description: '时刻。 When.', resolve: (s) => s.takenAt }),
  }),
});

type Version = Awaited<ReturnType<typeof versionsOf>>[number];
const EntryVersion = builder.objectRef<Version>('EntryVersion').implement({
  description: '目录条目的一个版本，保存后不变。 One version of an entry; it never changes.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '版本号。 Number.' }),
    reason: t.exposeString('reason', { description: '修改理由。 Why it was made.' }),
    madeBy: t.exposeString('madeByName', { description: '编制人。 By whom.' }),
    madeAt: t.field({ type: 'DateTime', description: '时刻。 When.', resolve: (v) => v.madeAt }),
    secrecyReviewedBy: t.exposeString('reviewedByName', {
      nullable: true,
      description: '保密审查人（M41）。 Who reviewed it for secrecy.',
    }),
    secrecyReviewedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '保密审查时刻。 When it was reviewed for secrecy.',
      resolve: (v) => v.reviewedAt,
    }),
    declaration: t.field({
      type: 'JSON',
      description: '元数据全文。 All its metadata.',
      resolve: (v) => v.declaration,
    }),
  }),
});

export const CatalogueEntry = builder.objectRef<CompiledEntry>('CatalogueEntry').implement({
  description: '编制中的目录条目，只有办理它的岗位能看到（M12）。 An entry being compiled.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: '全局 ID。 Global id.',
      resolve: ({ id }) => globalId('CatalogueEntry', id),
    }),
    slug: t.exposeString('slug', { description: '网址名。 Slug.' }),
    title: t.field({
      type: Text,
      description: '名称。 Title.',
      resolve: ({ declaration: { title } }) => text(title.zh, title.en),
    }),
    department: t.field({
      type: Text,
      description: '提供部门。 Providing department.',
      resolve: (entry) => text(entry.departmentZh, entry.departmentEn),
    }),
    state: t.expose('state', { type: EntryState, description: '状态。 State.' }),
    version: t.exposeInt('version', { description: '最新版本号。 Number of the newest version.' }),
    publishedVersion: t.exposeInt('publishedVersion', {
      nullable: true,
      description: '公众现在看到的版本。 The version that the public sees.',
    }),
    declaration: t.field({
      type: 'JSON',
      description: '最新版本的元数据全文。 All metadata of the newest version.',
      resolve: ({ declaration }) => declaration,
    }),
    secrecyReviewedBy: t.string({
      nullable: true,
      description: '最新版本的保密审查人（M41）。 Who reviewed the newest version for secrecy.',
      resolve: ({ secrecyReview }) => secrecyReview?.reviewedByName ?? null,
    }),
    findings: t.field({
      type: [EntryFinding],
      description: '机器检查。 Machine checks.',
      resolve: (entry, _args, { system }) => findingsOn(system.db, entry, system.clock()),
    }),
    may: t.field({
      type: [EntryAction],
      description: '你现在能做什么。 What the viewer may do now.',
      resolve: (entry, _args, { system, viewer }) => actionsOn(system, viewer, entry),
    }),
    steps: t.field({
      type: [EntryStep],
      description: '经过。 What happened.',
      resolve: ({ steps }) => steps,
    }),
    versions: t.field({
      type: [EntryVersion],
      description: '全部版本，最早在前。 All versions, oldest first.',
      resolve: (entry, _args, { system }) => versionsOf(system, entry),
    }),
    differences: t.field({
      type: [EntryDifferenceType],
      description: '两个版本逐项比较。 Two versions compared element by element.',
      args: { from: t.arg.int({ required: true }), to: t.arg.int({ required: true }) },
      resolve: (entry, { from, to }, { system }) => differencesOf(system, entry, from, to),
    }),
  }),
});

registerNode('CatalogueEntry', (id, { system, viewer }) => entryById(system, viewer, id));

builder.objectField(Desk, 'entries', (t) =>
  t.field({
    type: [CatalogueEntry],
    description: '本岗位办理的目录条目。 Entries that this post handles.',
    args: {
      state: t.arg({ type: [EntryState], description: '只要这些状态。 Only these states.' }),
    },
    resolve: (viewer, { state }, { system }) => deskEntries(system, viewer, state ?? undefined),
  }),
);

builder.queryField('catalogueEntry', (t) =>
  t.field({
    type: CatalogueEntry,
    nullable: true,
    description: '编制中的一条；不可见为 null。 One entry; null when it may not be seen.',
    args: {
      id: t.arg.id({ description: '全局 ID；与 slug 填一个。 Global id; this or the slug.' }),
      slug: t.arg.string({ description: '网址名。 Slug.' }),
    },
    resolve: async (_root, { id, slug }, { system, viewer }) => {
      if (id != null)
        return (await entryById(system, viewer, keyOf('CatalogueEntry', id, 'id'))) ?? null;
      return (await entryBySlug(system, viewer, slug ?? '')) ?? null;
    },
  }),
);
