import {
  type CountyDepartment as County,
  countyDepartments,
  type Gathering as List,
  gatherings,
} from '../../api/gatherings/find-gatherings.ts';
import { entryById } from '../../api/compilation/find-entries.ts';
import { Desk } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { CatalogueEntry, EntryState } from '../compilation/entry.ts';
import { Text, text } from '../text.ts';

const GatheredEntry = builder.objectRef<List['entries'][number]>('GatheredEntry').implement({
  description: '县区清单中的一条。 An entry in a county’s list.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: '网址名。 Slug.' }),
    version: t.exposeInt('version', { description: '报送的版本。 The version passed on.' }),
    state: t.expose('state', { type: EntryState, description: '现状。 State now.' }),
    entry: t.field({
      type: CatalogueEntry,
      nullable: true,
      description: '条目。 The entry.',
      resolve: async ({ id }, _args, { system, viewer }) =>
        (await entryById(system, viewer, id)) ?? null,
    }),
  }),
});

const Gathering = builder.objectRef<List>('Gathering').implement({
  description: '县区汇集后报送的目录清单（M12）。 A list of entries that a county passed on.',
  fields: (t) => ({
    number: t.int({ description: '清单号。 Number.', resolve: ({ number }) => Number(number) }),
    division: t.field({
      type: Text,
      description: '县区。 County or district.',
      resolve: (list) => text(list.divisionZh, list.divisionEn),
    }),
    note: t.exposeString('note', { nullable: true, description: '说明。 Note.' }),
    gatheredBy: t.exposeString('gatheredByName', { description: '汇集人。 By whom.' }),
    gatheredAt: t.field({
      type: 'DateTime',
      description: '时刻。 When.',
      resolve: ({ gatheredAt }) => gatheredAt,
    }),
    entries: t.field({
      type: [GatheredEntry],
      description: '清单中的条目。 Entries in it.',
      resolve: ({ entries }) => entries,
    }),
  }),
});

const CountyDepartment = builder.objectRef<County>('CountyDepartment').implement({
  description:
    '县区一个部门编制到哪一步；什么都没有的也列出。 How far a county’s department is; those with nothing are listed too.',
  fields: (t) => ({
    name: t.field({
      type: Text,
      description: '部门。 Department.',
      resolve: (one) => text(one.nameZh, one.nameEn),
    }),
    division: t.exposeString('division', { description: '区划代码。 Division code.' }),
    compiling: t.exposeInt('compiling', { description: '编制中、已退回。 Drafts and returned.' }),
    waiting: t.exposeInt('waiting', { description: '待汇集。 Waiting to be gathered.' }),
    passedOn: t.exposeInt('passedOn', {
      description: '已报大数据局、待发布。 Passed on to the Bureau, or accepted by it.',
    }),
    published: t.exposeInt('published', { description: '已发布。 Published.' }),
  }),
});

builder.objectFields(Desk, (t) => ({
  gatherings: t.field({
    type: [Gathering],
    description:
      '县区报送的目录清单，最新 100 份：县区看本县的，大数据局看全部。 Lists that counties passed on, the newest 100: a county’s own, or all for the Bureau.',
    resolve: (viewer, _args, { system }) => gatherings(system, viewer),
  }),
  countyDepartments: t.field({
    type: [CountyDepartment],
    description:
      '县区各部门的编制进度：谁还没有报。 How far the departments of a county are: who has submitted nothing yet.',
    resolve: (viewer, _args, { system }) => countyDepartments(system, viewer),
  }),
}));
