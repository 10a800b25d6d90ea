import {
  closedEntries,
  decideNaming,
  mayDecideNaming,
  type NamingDecision as Decision,
  namingDecisions,
} from '../../api/compilation/decide-naming.ts';
import { Desk } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { ClosingGround } from '../catalogue/vocabulary.ts';
import { keyOf } from '../node.ts';
import { attempt } from '../user-error.ts';
import { CatalogueEntry } from './entry.ts';
import { EntriesPayload } from './mutations.ts';

const NamingDecision = builder.objectRef<Decision>('NamingDecision').implement({
  description:
    '大数据局是否在公开登记中列名的一次决定：谁、何时、为何（M30）。 One decision of the Bureau whether an entry is named: who, when, why.',
  fields: (t) => ({
    version: t.exposeInt('version', {
      description: '所决定的版本；改版后须再决定。 For which version; another one is decided anew.',
    }),
    named: t.exposeBoolean('named', { description: '是否列名。 Whether it is named.' }),
    ground: t.expose('ground', {
      type: ClosingGround,
      nullable: true,
      description: '事由。 Ground.',
    }),
    nextReviewOn: t.expose('nextReviewOn', {
      type: 'Date',
      nullable: true,
      description: '下次复核。 Next review.',
    }),
    reason: t.exposeString('reason', { description: '决定的理由，不公开。 Why; not public.' }),
    decidedBy: t.exposeString('decidedByName', { description: '决定人。 By whom.' }),
    decidedAs: t.exposeString('decidedAsName', { description: '岗位。 As which post.' }),
    decidedAt: t.field({
      type: 'DateTime',
      description: '时刻。 When.',
      resolve: ({ decidedAt }) => decidedAt,
    }),
  }),
});

const DecideNamingInput = builder.inputType('DecideNamingInput', {
  description:
    '决定一条不予开放的资源是否在公开登记中列名（M30）。 Decides whether a closed resource is named in the public register.',
  fields: (t) => ({
    id: t.id({ required: true, description: '条目。 Entry.' }),
    named: t.boolean({ required: true, description: '是否列名。 Whether it is named.' }),
    ground: t.field({
      type: ClosingGround,
      description: '事由；列名时必填。 Ground; demanded where it is named.',
    }),
    nextReviewOn: t.field({
      type: 'Date',
      description:
        '下次复核，三年以内；列名时必填。 Next review, within three years; demanded likewise.',
    }),
    reason: t.string({
      required: true,
      description: '理由，留存备查，不公开。 Why; kept, not public.',
    }),
  }),
});

builder.objectFields(CatalogueEntry, (t) => ({
  namingDecisions: t.field({
    type: [NamingDecision],
    description: '列名的各次决定，最新在前。 Decisions on naming it, newest first.',
    resolve: (entry, _args, { system }) => namingDecisions(system, entry),
  }),
  mayDecideNaming: t.boolean({
    description: '你现在能否决定列名。 Whether the viewer may decide on naming it now.',
    resolve: (entry, _args, { viewer }) => mayDecideNaming(viewer, entry),
  }),
}));

builder.objectField(Desk, 'closedEntries', (t) =>
  t.field({
    type: [CatalogueEntry],
    description:
      '大数据局：不予开放的条目，供决定是否列名。 For the Bureau: closed entries, to decide on naming them.',
    args: {
      undecided: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: '只要现行版本尚未决定的。 Only those on whose version nobody has decided.',
      }),
    },
    resolve: (viewer, by, { system }) => closedEntries(system, viewer, by),
  }),
);

builder.mutationField('decideNaming', (t) =>
  t.field({
    type: EntriesPayload,
    description: '大数据局决定是否列名，即时生效。 The Bureau decides on naming; at once.',
    args: { input: t.arg({ type: DecideNamingInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () => [
        await decideNaming(system, viewer, {
          entryId: keyOf('CatalogueEntry', input.id, 'id'),
          named: input.named,
          ground: input.ground ?? undefined,
          nextReviewOn: input.nextReviewOn ?? undefined,
          reason: input.reason,
        }),
      ]),
  }),
);
