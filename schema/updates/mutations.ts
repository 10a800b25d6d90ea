import { carryOutUpdate } from '../../api/updates/carry-out-update.ts';
import { fileUpdate, fileUpdateAgain } from '../../api/updates/file-update.ts';
import type { CatalogueUpdate as Update } from '../../api/updates/find-updates.ts';
import { gatherUpdate } from '../../api/updates/gather-update.ts';
import { returnUpdate } from '../../api/updates/return-update.ts';
import { builder } from '../builder.ts';
import { keyOf } from '../node.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';
import { CatalogueUpdate, UpdateGround } from './update.ts';

const UpdateWithdrawal = builder.inputType('UpdateWithdrawal', {
  description: '要撤回的一条。 An entry to be withdrawn.',
  fields: (t) => ({
    entry: t.id({ required: true, description: '条目。 Entry.' }),
    reason: t.string({ required: true, description: '理由。 Why.' }),
  }),
});

const FileCatalogueUpdateInput = builder.inputType('FileCatalogueUpdateInput', {
  description: '申请更新目录（M14）。 Applies for an update of the catalogue.',
  fields: (t) => ({
    ground: t.field({ type: UpdateGround, required: true, description: '事由。 Why.' }),
    changedOn: t.field({
      type: 'Date',
      required: true,
      description: '法律修改或职能变更之日。 Day on which the law or the duty changed.',
    }),
    basis: t.string({
      required: true,
      description: '所变更的法律条款或职能文件。 The law or the document that changed.',
    }),
    reason: t.string({ required: true, description: '为何因此要改。 Why the entries change.' }),
    put: t.idList({
      required: true,
      description:
        '要发布新版本的条目，须已编制并经保密审查。 Entries whose newest versions shall be published, compiled and reviewed for secrecy.',
    }),
    withdraw: t.field({ type: [UpdateWithdrawal], description: '要撤回的。 To be withdrawn.' }),
  }),
});

const FileCatalogueUpdateAgainInput = builder.inputType('FileCatalogueUpdateAgainInput', {
  description: '退回后再次报送。 Files a returned application again.',
  fields: (t) => ({
    id: t.id({ required: true, description: '申请。 Application.' }),
    put: t.idList({ required: true, description: '要发布新版本的条目。 To be published.' }),
    withdraw: t.field({ type: [UpdateWithdrawal], description: '要撤回的。 To be withdrawn.' }),
    opinion: t.string({ description: '改了什么。 What was mended.' }),
  }),
});

const CatalogueUpdateInput = builder.inputType('CatalogueUpdateInput', {
  description: '一件更新申请。 One application.',
  fields: (t) => ({ id: t.id({ required: true, description: '申请。 Application.' }) }),
});

const ReturnCatalogueUpdateInput = builder.inputType('ReturnCatalogueUpdateInput', {
  description: '退回更新申请。 Returns an application.',
  fields: (t) => ({
    id: t.id({ required: true, description: '申请。 Application.' }),
    opinion: t.string({ required: true, description: '理由。 Why.' }),
  }),
});

const CatalogueUpdatePayload = payload<Update>(
  'CatalogueUpdatePayload',
  '办成后的申请，或办不成的原因。 The application, or the reasons why not.',
  (t) => ({
    update: t.field({
      type: CatalogueUpdate,
      nullable: true,
      description: '申请。 Application.',
      resolve: ({ result }) => result,
    }),
  }),
);

const changesOf = (input: {
  put: readonly string[];
  withdraw?: readonly { entry: string; reason: string }[] | null | undefined;
}) => ({
  put: input.put.map((id) => keyOf('CatalogueEntry', id, 'put')),
  withdraw: (input.withdraw ?? []).map(({ entry, reason }) => ({
    entryId: keyOf('CatalogueEntry', entry, 'withdraw'),
    reason,
  })),
});
const updateKey = (id: string) => keyOf('CatalogueUpdate', id, 'id');

builder.mutationFields((t) => ({
  fileCatalogueUpdate: t.field({
    type: CatalogueUpdatePayload,
    description:
      '部门申请更新目录，所改条目同时报送；逾期也收，并记为逾期。 A department applies for an update, and submits its entries with it; a late one is taken, and marked late.',
    args: { input: t.arg({ type: FileCatalogueUpdateInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => {
        const { ground, changedOn, basis, reason } = input;
        return fileUpdate(system, viewer, {
          ground,
          changedOn,
          basis,
          reason,
          ...changesOf(input),
        });
      }),
  }),
  fileCatalogueUpdateAgain: t.field({
    type: CatalogueUpdatePayload,
    description: '退回后再次报送。 Files a returned application again.',
    args: { input: t.arg({ type: FileCatalogueUpdateAgainInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () =>
        fileUpdateAgain(system, viewer, {
          id: updateKey(input.id),
          opinion: input.opinion ?? undefined,
          ...changesOf(input),
        }),
      ),
  }),
  gatherCatalogueUpdate: t.field({
    type: CatalogueUpdatePayload,
    description: '县区机构转报更新申请。 The county bureau passes an application on.',
    args: { input: t.arg({ type: CatalogueUpdateInput, required: true }) },
    resolve: (_root, { input: { id } }, { system, viewer }) =>
      attempt(async () => gatherUpdate(system, viewer, updateKey(id))),
  }),
  returnCatalogueUpdate: t.field({
    type: CatalogueUpdatePayload,
    description: '退回更新申请及其在审条目。 Returns an application and its entries under review.',
    args: { input: t.arg({ type: ReturnCatalogueUpdateInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () =>
        returnUpdate(system, viewer, { id: updateKey(input.id), opinion: input.opinion }),
      ),
  }),
  carryOutCatalogueUpdate: t.field({
    type: CatalogueUpdatePayload,
    description:
      '大数据局更新目录：审核通过的一起发布和撤回，责任清单同时更新（M13、M14）。 The Bureau alters the catalogue: what was accepted is published and withdrawn together, and the responsibility lists follow.',
    args: { input: t.arg({ type: CatalogueUpdateInput, required: true }) },
    resolve: (_root, { input: { id } }, { system, viewer }) =>
      attempt(async () => carryOutUpdate(system, viewer, updateKey(id))),
  }),
}));
