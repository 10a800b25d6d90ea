import {
  askedDepartments,
  demandLists,
  type DemandList as List,
  demandsToProvide,
  deskDemands,
} from '../../api/demands/find-demands.ts';
import { Desk } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { Department } from '../catalogue/department.ts';
import { Text, text } from '../text.ts';
import { Demand } from './demand.ts';
import { DemandListKind, DemandState } from './vocabulary.ts';

const ListedDemand = builder.objectRef<List['items'][number]>('ListedDemand').implement({
  description: '清单中的一项。 An item in a list.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '编号。 Number.' }),
    title: t.exposeString('title', { description: '报送时的名称。 Title as it was passed on.' }),
    version: t.exposeInt('version', { description: '报送的版本。 The version passed on.' }),
    state: t.expose('state', { type: DemandState, description: '现状。 State now.' }),
  }),
});

const DemandList = builder.objectRef<List>('DemandList').implement({
  description:
    '报送的需求清单（M12）：部门的，或县区汇总的。 A demand list as it was submitted by a department or gathered by a county.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '清单号。 Number.' }),
    kind: t.expose('kind', { type: DemandListKind, description: '哪一种。 Which kind.' }),
    department: t.field({
      type: Text,
      description: '报送机构。 Who passed it on.',
      resolve: (list) => text(list.departmentZh, list.departmentEn),
    }),
    note: t.exposeString('note', { nullable: true, description: '说明。 Note.' }),
    madeBy: t.exposeString('madeByName', { description: '报送人。 By whom.' }),
    madeAt: t.field({ type: 'DateTime', description: '时刻。 When.', resolve: (l) => l.madeAt }),
    items: t.field({
      type: [ListedDemand],
      description: '各项。 Items.',
      resolve: ({ items }) => items,
    }),
  }),
});

builder.objectFields(Desk, (t) => ({
  demands: t.field({
    type: [Demand],
    description:
      '需求清单（M12），新的在前，最多 500 项：本部门的；县区机构看本县的；大数据局看全市的。 Demands, newest first, 500 at most: of the department, of the county, or of the city for the Bureau.',
    args: {
      state: t.arg({ type: [DemandState], description: '只要这些状态。 Only these states.' }),
    },
    resolve: (viewer, { state }, { system }) => deskDemands(system, viewer, state ?? undefined),
  }),
  demandsToProvide: t.field({
    type: [Demand],
    description:
      '分派给本部门提供的需求，待答复的是任务。 What others ask of this department; the assigned ones are its tasks.',
    args: {
      state: t.arg({ type: [DemandState], description: '只要这些状态。 Only these states.' }),
    },
    resolve: (viewer, { state }, { system }) =>
      demandsToProvide(system, viewer, state ?? undefined),
  }),
  demandLists: t.field({
    type: [DemandList],
    description: '报送和汇集的需求清单，最新 100 份。 Lists that were passed on, the newest 100.',
    resolve: (viewer, _args, { system }) => demandLists(system, viewer),
  }),
  askedDepartments: t.field({
    type: [Department],
    description: '可以向其提出需求的部门，市级在前。 All departments, those of the city first.',
    resolve: (viewer, _args, { system }) => askedDepartments(system, viewer),
  }),
}));
