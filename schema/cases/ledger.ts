import { type LedgerLine, type LedgerPage, listLedger } from '../../api/cases/list-ledger.ts';
import { rulesOf } from '../../api/cases/rules.ts';
import { dayOf } from '../../api/clock.ts';
import { builder } from '../builder.ts';
import { Department } from '../catalogue/department.ts';
import { LegalBasis } from '../catalogue/legal-basis.ts';
import { connection } from '../connection.ts';
import { Text } from '../text.ts';
import { Outcome } from './case.ts';

const LedgerEntry = builder.objectRef<LedgerLine>('LedgerEntry').implement({
  description:
    '台账的一行：一件已答复的办件，不写申请人、用途和说明的文字。 A decided case, without its applicant, its purpose and words written about it.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: '程序的种类。 Kind of procedure.' }),
    title: t.field({
      type: Text,
      description: '程序名称。 Title of its procedure.',
      resolve: (line) => rulesOf(line).title,
    }),
    article: t.string({
      description: '条款。 The article.',
      resolve: (line) => rulesOf(line).article,
    }),
    dataset: t.field({
      type: Text,
      nullable: true,
      description:
        '数据集的名称；此后不予开放且未列名的为 null（M30）。 Title of the dataset; null where it has since been closed and is not named.',
      resolve: ({ about }) => about,
    }),
    slug: t.exposeString('slug', {
      nullable: true,
      description:
        '数据集的名字；不在开放目录、也没有留下去向的为 null。 Slug of the dataset; null unless it is, or was, in the open catalogue.',
    }),
    department: t.field({
      type: Department,
      description: '答复的部门。 The department that answered.',
      resolve: ({ department }) => department,
    }),
    filedOn: t.field({
      type: 'Date',
      description: '收到之日。 Day of receipt.',
      resolve: ({ filedAt }) => dayOf(filedAt),
    }),
    dueOn: t.field({
      type: 'Date',
      description: '到期之日，延长过的为延长之后。 Day on which it was due, as extended.',
      resolve: ({ dueAt }) => dayOf(dueAt),
    }),
    extendedBy: t.exposeInt('extendedBy', {
      nullable: true,
      description:
        '延长的工作日；没有延长为 null。 Working days of the extension; null without one.',
    }),
    decidedOn: t.field({
      type: 'Date',
      description: '答复之日。 Day of the answer.',
      resolve: ({ answeredAt }) => dayOf(answeredAt),
    }),
    workingDaysTaken: t.exposeInt('workingDaysTaken', {
      description:
        '从收到（当日不计）到答复的工作日。 Working days from receipt, not counted, to the answer.',
    }),
    late: t.exposeBoolean('late', { description: '是否逾期。 Whether it came after it was due.' }),
    outcome: t.expose('outcome', { type: Outcome, description: '结果。 Outcome.' }),
    legalBasis: t.field({
      type: LegalBasis,
      nullable: true,
      description: '答复的依据。 The legal basis of the answer.',
      resolve: ({ legalBasis }) => legalBasis,
    }),
  }),
});

const LedgerConnection = connection<LedgerLine, LedgerPage>('Ledger', {
  node: LedgerEntry,
  nodeOf: ({ line }) => line,
  words: {
    page: '台账的一页（Relay）。 A page of the ledger (Relay).',
    edge: '台账中的一行（Relay）。 A line of the ledger (Relay).',
    edges: '各行。 Lines.',
    node: '办件。 The case.',
    nodes: '各办件。 Cases.',
    totalCount: '符合条件的全部件数。 All that fit.',
  },
  pageFields: (t) => ({
    departments: t.field({
      type: [Department],
      description:
        '答复过办件的部门，不论筛选。 Departments that have answered, whatever is filtered.',
      resolve: (page) => page.departments(),
    }),
  }),
});

builder.queryField('ledger', (t) =>
  t.field({
    type: LedgerConnection,
    description:
      '办件台账：每一件已答复的办件，新的在前，任何人都可以看。 The public ledger of decided cases, the newest first; anyone may read it.',
    args: {
      kind: t.arg.stringList({ description: '程序的种类。 Kinds of procedure.' }),
      department: t.arg.stringList({
        description: '答复部门的代号。 Codes of the departments that answered.',
      }),
      outcome: t.arg({ type: [Outcome], description: '结果。 Outcomes.' }),
      dataset: t.arg.string({ description: '数据集的名字。 Slug of a dataset.' }),
      late: t.arg.boolean({
        description: '只看逾期的，或只看按期的。 Only late ones, or only those in time.',
      }),
      first: t.arg.int({
        required: true,
        defaultValue: 20,
        description: '条数，1 到 100。 How many, 1 to 100.',
      }),
      after: t.arg.string({ description: '上一页的 endCursor。 endCursor of the page before.' }),
    },
    resolve: async (_root, { first, after, ...asked }, { system }) => ({
      ...(await listLedger(system, {
        filter: {
          kinds: asked.kind ?? undefined,
          departments: asked.department ?? undefined,
          outcomes: asked.outcome ?? undefined,
          dataset: asked.dataset ?? undefined,
          late: asked.late ?? undefined,
        },
        first,
        after: after ?? undefined,
      })),
      hasPreviousPage: after != null,
    }),
  }),
);
