import { closeWithdrawn } from '../../api/compilation/close-withdrawn.ts';
import type { CompiledEntry } from '../../api/compilation/find-entries.ts';
import { moveEntries } from '../../api/compilation/move-entries.ts';
import { readDeclaration } from '../../api/compilation/read-declaration.ts';
import { reviewSecrecy } from '../../api/compilation/review-secrecy.ts';
import { saveEntry } from '../../api/compilation/save-entry.ts';
import { ENTRY_MOVES } from '../../api/compilation/steps.ts';
import { builder } from '../builder.ts';
import { keyOf } from '../node.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';
import { CatalogueEntry } from './entry.ts';

const EntryMove = builder.enumType('EntryMove', {
  description: '移动条目而不改内容的一步。 A step that moves entries and changes no word.',
  values: ENTRY_MOVES,
});

const SaveEntryInput = builder.inputType('SaveEntryInput', {
  description: '编制一条目录，或其新版本（M12）。 An entry, or a new version of it.',
  fields: (t) => ({
    id: t.id({ description: '新条目不填。 Left out for a new entry.' }),
    basedOn: t.int({
      description: '编辑时所见版本；他人已改则拒绝。 The version seen when editing.',
    }),
    declaration: t.field({
      type: 'JSON',
      required: true,
      description: '元数据全文，同 CatalogueEntry.declaration。 All metadata.',
    }),
    reason: t.string({ required: true, description: '修改理由。 Why.' }),
  }),
});

const ReviewSecrecyInput = builder.inputType('ReviewSecrecyInput', {
  description: '编制人以外第二人的保密与隐私审查（M41）。 Review by a second person.',
  fields: (t) => ({
    id: t.id({ required: true, description: '条目。 Entry.' }),
    opinion: t.string({ required: true, description: '审查意见。 What was found.' }),
  }),
});

const ElementRemark = builder.inputType('ElementRemark', {
  description: '对一个元素的意见。 A remark on one element.',
  fields: (t) => ({
    element: t.string({ required: true, description: '元素路径。 Path of the element.' }),
    remark: t.string({ required: true, description: '意见。 Remark.' }),
  }),
});

const MoveEntriesInput = builder.inputType('MoveEntriesInput', {
  description: '一批条目的同一步：全部办成或全部不办。 One step for many entries: all or none.',
  fields: (t) => ({
    move: t.field({ type: EntryMove, required: true, description: '哪一步。 Which step.' }),
    ids: t.idList({ required: true, description: '条目，最多 200 条。 Entries, 200 at most.' }),
    opinion: t.string({ description: '意见；退回、撤回必填。 Needed to return or withdraw.' }),
    remarks: t.field({
      type: [ElementRemark],
      description: '退回时逐项说明。 Element by element, when returned.',
    }),
    replacedBy: t.string({ description: '撤回后的替代数据集。 Slug of a replacement.' }),
  }),
});

const CloseWithdrawnInput = builder.inputType('CloseWithdrawnInput', {
  description:
    '已撤回的条目转为不予开放：页面仍在，不再写名称和部门（M30）。 Closes what was withdrawn; its page no longer says title and department.',
  fields: (t) => ({
    id: t.id({ required: true, description: '条目。 Entry.' }),
    reason: t.string({
      required: true,
      description: '页面上今后所写的理由。 The reason that the page gives from now on.',
    }),
    legalBasis: t.id({ required: true, description: '依据的 ID（M31）。 Id of the legal basis.' }),
  }),
});

export const EntriesPayload = payload<CompiledEntry[]>(
  'EntriesPayload',
  '办成后的条目，或办不成的原因。 The entries, or the reasons why not.',
  (t) => ({
    entries: t.field({
      type: [CatalogueEntry],
      description: '条目。 Entries.',
      resolve: ({ result }) => result ?? [],
    }),
  }),
);

const entry = (id: string) => keyOf('CatalogueEntry', id, 'id');

builder.mutationFields((t) => ({
  saveEntry: t.field({
    type: EntriesPayload,
    description: '编制目录条目；不完整也能保存。 Keeps an entry; it may be incomplete.',
    args: { input: t.arg({ type: SaveEntryInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => [
        await saveEntry(system, viewer, {
          entryId: input.id == null ? undefined : entry(input.id),
          basedOn: input.basedOn ?? undefined,
          declaration: readDeclaration(input.declaration),
          reason: input.reason,
        }),
      ]),
  }),
  reviewSecrecy: t.field({
    type: EntriesPayload,
    description: '记录保密与隐私审查（M41）。 Records the secrecy and privacy review.',
    args: { input: t.arg({ type: ReviewSecrecyInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => [
        await reviewSecrecy(system, viewer, { entryId: entry(input.id), opinion: input.opinion }),
      ]),
  }),
  closeWithdrawn: t.field({
    type: EntriesPayload,
    description: '已撤回的条目转为不予开放。 Closes what was withdrawn.',
    args: { input: t.arg({ type: CloseWithdrawnInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => [
        await closeWithdrawn(system, viewer, {
          entryId: entry(input.id),
          reason: input.reason,
          legalBasis: keyOf('LegalBasis', input.legalBasis, 'legalBasis'),
        }),
      ]),
  }),
  moveEntries: t.field({
    type: EntriesPayload,
    description: '报送、汇集、退回、通过、发布、撤回（M12）。 Moves entries one step on.',
    args: { input: t.arg({ type: MoveEntriesInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () =>
        moveEntries(system, viewer, {
          action: input.move,
          entryIds: input.ids.map(entry),
          opinion: input.opinion ?? undefined,
          remarks: input.remarks ?? undefined,
          replacedBy: input.replacedBy ?? undefined,
        }),
      ),
  }),
}));
