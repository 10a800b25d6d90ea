import {
  type DemandMatch as Match,
  matchesFor,
  type SharedEntry as Entry,
} from '../../api/demands/find-matches.ts';
import { Desk } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { Sharing } from '../catalogue/vocabulary.ts';
import { optionalText, Text, text } from '../text.ts';

export const SharedEntry = builder.objectRef<Entry>('SharedEntry').implement({
  description:
    '共享目录中的一条（M26）：已发布且不是不予共享。 An entry of the sharing catalogue: published, and not closed to sharing.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: '网址名。 Slug.' }),
    title: t.field({
      type: Text,
      description: '资源名称。 Title.',
      resolve: (entry) => text(entry.titleZh, entry.titleEn),
    }),
    department: t.field({
      type: Text,
      description: '提供部门。 Its provider.',
      resolve: (entry) => text(entry.departmentZh, entry.departmentEn),
    }),
    departmentCode: t.exposeString('department', {
      description: '提供部门的代号。 Code of the provider.',
    }),
    sharing: t.expose('sharing', { type: Sharing, description: '共享属性（M24）。 Sharing.' }),
    sharingCondition: t.field({
      type: Text,
      nullable: true,
      description: '共享条件。 Condition of sharing.',
      resolve: ({ sharingCondition }) => optionalText(sharingCondition, null),
    }),
    fields: t.exposeStringList('fields', { description: '信息项。 Titles of its fields.' }),
    baseItems: t.exposeStringList('baseItems', {
      description:
        '基础信息项，无条件共享（M25）。 Its base items, which are shared unconditionally.',
    }),
  }),
});

export const DemandMatch = builder.objectRef<Match>('DemandMatch').implement({
  description:
    '可能已满足需求的条目（M49 第六项）。 An entry that may already hold what is asked for.',
  fields: (t) => ({
    entry: t.field({ type: SharedEntry, description: '条目。 Entry.', resolve: (m) => m.entry }),
    score: t.exposeFloat('score', {
      description:
        '0 到 1，名称相似度与信息项覆盖率中较大者；0.5 起列出。 0 to 1, the larger of the likeness of titles and the coverage of fields; shown from 0.5 on.',
    }),
    titleScore: t.exposeFloat('titleScore', { description: '名称相似度。 Likeness of titles.' }),
    covered: t.exposeFloat('covered', {
      description:
        '所需信息项中它已有的比例，少见的权重大。 Share of the wanted fields that it has, the rarer weighing more.',
    }),
    sharedFields: t.exposeStringList('sharedFields', {
      description: '它已有的所需信息项。 Wanted fields that it has.',
    }),
  }),
});

builder.objectField(Desk, 'demandMatches', (t) =>
  t.field({
    type: [DemandMatch],
    description:
      '起草时：全市已有的、看来就是所需的条目，最像的在前。 While drafting: entries that look like what is asked for, the likeliest first.',
    args: {
      title: t.arg.string({ required: true, description: '需要什么。 What is needed.' }),
      fields: t.arg.stringList({ description: '所需信息项。 Data items that are needed.' }),
    },
    resolve: (viewer, { title, fields }, { system }) =>
      matchesFor(system, viewer, { title, fields: fields ?? [] }),
  }),
);
