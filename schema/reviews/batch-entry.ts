import {
  besides,
  type ElementLook,
  type KeptDuplicate,
  type ReviewedEntry,
} from '../../api/reviews/find-batches.ts';
import { MEASURE } from '../../api/reviews/likeness.ts';
import { entryById } from '../../api/compilation/find-entries.ts';
import { builder } from '../builder.ts';
import { CatalogueEntry, EntryDifferenceType, EntryFinding } from '../compilation/entry.ts';

const ElementLookType = builder.objectRef<ElementLook>('ElementLook').implement({
  description:
    '对一个元素的一次查看：谁、何时、所见。 One look at an element: who, when, what was seen.',
  fields: (t) => ({
    sound: t.exposeBoolean('sound', { description: '是否无误。 Whether it is sound.' }),
    remark: t.exposeString('remark', { description: '意见。 Remark.' }),
    lookedBy: t.exposeString('lookedByName', { description: '审核人。 By whom.' }),
    lookedAt: t.field({
      type: 'DateTime',
      description: '时刻。 When.',
      resolve: ({ lookedAt }) => lookedAt,
    }),
  }),
});

const ReviewElement = builder
  .objectRef<ReviewedEntry['elements'][number]>('ReviewElement')
  .implement({
    description:
      '逐项审核的一项：一个元素或一个信息项。 One thing to look at: an element or a field.',
    fields: (t) => ({
      element: t.exposeString('element', { description: '元素路径。 Path of the element.' }),
      value: t.field({
        type: 'JSON',
        nullable: true,
        description: '条目所写。 What the entry says.',
        resolve: ({ value }) => value,
      }),
      looks: t.field({
        type: [ElementLookType],
        description: '各次查看，以最后一次为准。 Looks; the last one holds.',
        resolve: ({ looks }) => looks,
      }),
    }),
  });

/** A likely duplicate, with the entry beside which it stands. */
interface Beside {
  of: ReviewedEntry;
  duplicate: KeptDuplicate;
}

const LikelyDuplicate = builder.objectRef<Beside>('LikelyDuplicate').implement({
  description: `其他部门的疑似重复条目（M16：一数一源）。${MEASURE.zh} A likely duplicate of another department. ${MEASURE.en}`,
  fields: (t) => ({
    entry: t.field({
      type: CatalogueEntry,
      nullable: true,
      description: '那一条，现在的样子。 That entry, as it is now.',
      resolve: async ({ duplicate }, _args, { system, viewer }) =>
        (await entryById(system, viewer, duplicate.entryId)) ?? null,
    }),
    version: t.int({
      description: '所比较的版本。 The version that was compared.',
      resolve: ({ duplicate }) => duplicate.version,
    }),
    score: t.float({ description: '得分。 Score.', resolve: ({ duplicate }) => duplicate.score }),
    titleScore: t.float({
      description: '名称得分。 Title score.',
      resolve: ({ duplicate }) => duplicate.titleScore,
    }),
    fieldScore: t.float({
      nullable: true,
      description: '信息项得分；一方没有信息项为 null。 Field score; null where one has no fields.',
      resolve: ({ duplicate }) => duplicate.fieldScore,
    }),
    sharedFields: t.stringList({
      description: '同名信息项，少见的在前。 Field titles that both have, the rarest first.',
      resolve: ({ duplicate }) => duplicate.sharedFields,
    }),
    besides: t.field({
      type: [EntryDifferenceType],
      description:
        '并排比较：本条（before）与那一条（after）说法不同的元素。 Side by side: what this entry (before) and that one (after) say differently.',
      resolve: ({ of, duplicate }, _args, { system }) => besides(system, of, duplicate),
    }),
  }),
});

export const ReviewBatchEntry = builder.objectRef<ReviewedEntry>('ReviewBatchEntry').implement({
  description: '审核批次中的一条。 An entry in a review batch.',
  fields: (t) => ({
    entry: t.field({
      type: CatalogueEntry,
      description: '条目，现在的样子。 The entry as it is now.',
      resolve: ({ entry }) => entry,
    }),
    version: t.exposeInt('version', { description: '所审版本。 The version under review.' }),
    clean: t.exposeBoolean('clean', {
      description:
        '机器检查只有提示，也没有疑似重复。 Nothing found but notes, and no likely duplicate.',
    }),
    sampled: t.exposeBoolean('sampled', { description: '是否抽中。 Whether it was drawn.' }),
    findings: t.field({
      type: [EntryFinding],
      description: '入批时的机器检查。 Machine checks when it was put into the batch.',
      resolve: ({ findings }) => findings,
    }),
    duplicates: t.field({
      type: [LikelyDuplicate],
      description: '疑似重复，最像的在前。 Likely duplicates, the likeliest first.',
      resolve: (of) => of.duplicates.map((duplicate) => ({ of, duplicate })),
    }),
    elements: t.field({
      type: [ReviewElement],
      description: '逐项内容。 Everything that it says.',
      resolve: ({ elements }) => elements,
    }),
    left: t.exposeStringList('left', {
      description: '还须看过且无误的元素。 Elements that are left to be found sound.',
    }),
  }),
});
