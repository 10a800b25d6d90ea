import type { ProposedTreatment } from '../../api/desensitization/propose-treatments.ts';
import { tryProfiles } from '../../api/desensitization/try-profiles.ts';
import { Desk } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { Text } from '../text.ts';

const RecognisedBy = builder.enumType('ProfileRecognition', {
  description: '按表头还是按单元格认出。 By its header, or by what stands in its cells.',
  values: ['NAME', 'CONTENT'] as const,
});

const TriedCell = builder.objectRef<ProposedTreatment['rows'][number]>('TriedCell').implement({
  description: '一格处理前后。 A cell before and after.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: '行号，表头为 1。 Line; the header is 1.' }),
    before: t.exposeString('before', { description: '处理前。 Before.' }),
    after: t.exposeString('after', {
      nullable: true,
      description: '处理后；不留值为 null。 After; null where nothing is left.',
    }),
  }),
});

const TriedColumn = builder.objectRef<ProposedTreatment>('TriedColumn').implement({
  description: '模板认出的一列。 A column that a profile recognises.',
  fields: (t) => ({
    column: t.exposeString('column', { description: '表头。 Header.' }),
    kind: t.exposeString('kind', { description: '模板的代号。 Kind of the profile.' }),
    title: t.field({
      type: Text,
      description: '模板的名称。 Title of the profile.',
      resolve: ({ title }) => title,
    }),
    recognisedBy: t.expose('recognisedBy', {
      type: RecognisedBy,
      description: '按什么认出。 By what.',
    }),
    sentence: t.field({
      type: Text,
      description: '处理的说明。 The treatment in words.',
      resolve: ({ sentence }) => sentence,
    }),
    cells: t.field({
      type: [TriedCell],
      description: '有值且能按处理读出的各格。 Cells that hold something the treatment can read.',
      resolve: ({ rows }) => rows,
    }),
  }),
});

builder.objectField(Desk, 'profileTrial', (t) =>
  t.field({
    type: [TriedColumn],
    description:
      '试一试：现行模板认出哪些列，怎样处理；不留存。 What the profiles in force make of a few rows; nothing is kept.',
    args: {
      columns: t.arg.stringList({ required: true, description: '表头。 Headers.' }),
      rows: t.arg({
        type: [t.arg.listRef('String')],
        required: true,
        description: '各行的单元格，最多 20 行。 Cells of each row, 20 rows at most.',
      }),
    },
    resolve: (_viewer, args, { system }) => tryProfiles(system, args),
  }),
);
