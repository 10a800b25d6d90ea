import { dueIfFiledNow } from '../../api/procedures/due-if-filed-now.ts';
import type { Procedure as ProcedureShape } from '../../api/procedures/procedure.ts';
import { PROCEDURES, type ProcedureKind as Kind } from '../../api/procedures/register.ts';
import { builder } from '../builder.ts';
import { Text } from '../text.ts';
import { Deadline } from './deadline.ts';

const ProcedureKind = builder.enumType('ProcedureKind', {
  description: '办理程序的种类。 Kind of procedure.',
  values: Object.keys(PROCEDURES) as Kind[],
});

const Procedure = builder.objectRef<ProcedureShape<Kind>>('Procedure').implement({
  description:
    '办理程序：谁答复、多少天、须写明什么。 Who answers, within which time, saying what.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ProcedureKind, description: '种类。 Kind.' }),
    title: t.field({ type: Text, description: '名称。 Title.', resolve: ({ title }) => title }),
    article: t.exposeString('article', { description: '条款。 Article.' }),
    source: t.string({
      description: '来源文件。 The document.',
      resolve: ({ source }) => source.document,
    }),
    withinWorkingDays: t.int({
      description: '答复期限（工作日）。 Working days to the answer.',
      resolve: ({ within }) => within.workingDays,
    }),
    extensionWorkingDays: t.int({
      nullable: true,
      description:
        '至多延长（工作日）；不能延长为 null。 Longest extension; null where there is none.',
      resolve: ({ extension }) => extension?.upTo.workingDays ?? null,
    }),
    dueIfFiledNow: t.field({
      type: Deadline,
      description: '如果现在提交，最迟何时答复。 When the answer would be due if filed now.',
      resolve: (procedure, _args, { system }) => dueIfFiledNow(system, procedure),
    }),
    termsVersion: t.string({
      nullable: true,
      description: '条款版本。 Version of the terms.',
      resolve: ({ terms }) => terms?.version ?? null,
    }),
    terms: t.field({
      type: Text,
      nullable: true,
      description: '使用条款。 Terms of use.',
      resolve: ({ terms }) => terms?.text ?? null,
    }),
  }),
});

builder.queryField('procedure', (t) =>
  t.field({
    type: Procedure,
    description: '一种办理程序。 A procedure.',
    args: { kind: t.arg({ type: ProcedureKind, required: true, description: '种类。 Kind.' }) },
    resolve: (_root, { kind }) => PROCEDURES[kind],
  }),
);
