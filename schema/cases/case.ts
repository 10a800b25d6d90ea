import { partyById } from '../../api/accounts/viewer-facts.ts';
import {
  type CaseRow,
  type CaseStep,
  caseByNumber,
  deadlineOf,
  timelineOf,
  workingDaysLeft,
} from '../../api/cases/find-cases.ts';
import { CASE_ACTIONS, CASE_STATES, mayDo } from '../../api/cases/may.ts';
import { rulesOf } from '../../api/cases/rules.ts';
import { legalBases } from '../../api/catalogue/entry.ts';
import { Refusal } from '../../api/errors.ts';
import {
  type AnswerPart,
  OUTCOMES,
  type Outcome as OutcomeName,
} from '../../api/procedures/procedure.ts';
import { Party } from '../accounts/party.ts';
import { builder } from '../builder.ts';
import { Dataset, fieldsOf } from '../catalogue/dataset.ts';
import { Field } from '../catalogue/field.ts';
import { LegalBasis } from '../catalogue/legal-basis.ts';
import { Text } from '../text.ts';
import { Deadline } from './deadline.ts';
import { openDataset } from './open-dataset.ts';

export const CaseState = builder.enumType('CaseState', {
  description: '办件的状态。 State of a case.',
  values: CASE_STATES,
});
export const Outcome = builder.enumType('Outcome', {
  description: '答复的结果。 Outcome of an answer.',
  values: OUTCOMES,
});
const CaseAction = builder.enumType('CaseAction', {
  description: '现在可以办的事。 What can be done now.',
  values: CASE_ACTIONS,
});

const Extension = builder.objectRef<NonNullable<CaseRow['extension']>>('Extension').implement({
  description: '延长：只一次，经主要负责人同意。 The one extension, by the principal.',
  fields: (t) => ({
    workingDays: t.exposeInt('workingDays', { description: '工作日数。 Working days.' }),
    reason: t.exposeString('reason', { description: '理由。 Reason.' }),
    dueAt: t.field({
      type: 'DateTime',
      description: '延长到。 Extended until.',
      resolve: (e) => e.extendedUntil,
    }),
    decidedAt: t.field({
      type: 'DateTime',
      description: '决定时刻。 When.',
      resolve: (e) => e.decidedAt,
    }),
    decidedBy: t.exposeString('decidedByName', { description: '决定人。 Who.' }),
  }),
});

type AnswerShape = NonNullable<CaseRow['answer']> & { datasetId: string };

const Answer = builder.objectRef<AnswerShape>('Answer').implement({
  description: '答复（M33）。 The answer.',
  fields: (t) => ({
    outcome: t.expose('outcome', { type: Outcome, description: '结果。 Outcome.' }),
    reason: t.exposeString('reason', { nullable: true, description: '理由。 Reason.' }),
    legalBasis: t.field({
      type: LegalBasis,
      nullable: true,
      description: '依据。 Legal basis.',
      resolve: async ({ legalBasisId }, _args, { system }) =>
        (await legalBases(system)).find(({ id }) => id === legalBasisId) ?? null,
    }),
    answeredAt: t.field({
      type: 'DateTime',
      description: '答复时刻。 When.',
      resolve: (a) => a.answeredAt,
    }),
    answeredBy: t.exposeString('answeredByName', { description: '答复人。 Who.' }),
    fields: t.field({
      type: [Field],
      description: '同意的字段。 Fields agreed to.',
      resolve: async (answer, _args, context) => {
        const entry = await openDataset(context, answer.datasetId);
        return entry === null ? [] : fieldsOf(entry, answer.fields);
      },
    }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: '同意到何日。 Last day.',
    }),
  }),
});

const Recount = builder.objectRef<NonNullable<CaseStep['recount']>>('DeadlineRecount').implement({
  description:
    '放假安排公布后期限重新计算。 A deadline counted anew under a calendar known better.',
  fields: (t) => ({
    wasDueAt: t.expose('wasDueAt', { type: 'DateTime', description: '原到期时刻。 Before.' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: '现到期时刻。 Now.' }),
    provisional: t.exposeBoolean('provisional', {
      description: '仍是暂计。 Still counted provisionally.',
    }),
    document: t.exposeString('document', {
      nullable: true,
      description: '所依据的通知文号。 Number of the notice.',
    }),
  }),
});

const CaseEvent = builder.objectRef<CaseStep>('CaseEvent').implement({
  description: '办件的一步。 A step of a case.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: '时刻。 When.' }),
    what: t.exposeString('action', { description: '做了什么。 What.' }),
    who: t.exposeString('who', { nullable: true, description: '以谁的名义。 In whose name.' }),
    note: t.exposeString('note', { nullable: true, description: '说明。 Note.' }),
    recount: t.field({
      type: Recount,
      nullable: true,
      description: '期限怎样重新计算。 How the clock was counted anew by it.',
      resolve: ({ recount }) => recount,
    }),
  }),
});

const OutcomeNeeds = builder
  .objectRef<{ outcome: OutcomeName; needs: readonly AnswerPart[] }>('OutcomeNeeds')
  .implement({
    description: '一种可能的结果，及其须写明的。 A possible outcome, and what it must say.',
    fields: (t) => ({
      outcome: t.expose('outcome', { type: Outcome, description: '结果。 Outcome.' }),
      needs: t.stringList({
        description: 'reason、legalBasis、fields、until。 What it must say.',
        resolve: ({ needs }) => [...needs],
      }),
    }),
  });

const Completion = builder.objectRef<NonNullable<CaseRow['completion']>>('Completion').implement({
  description:
    '一次性补正：要求补什么、补了什么；期限照常计算。 What was asked to be added, once, and what was added; the clock runs on.',
  fields: (t) => ({
    missing: t.exposeString('missing', { description: '缺什么。 What is missing.' }),
    askedAt: t.field({
      type: 'DateTime',
      description: '何时要求。 When it was asked for.',
      resolve: ({ askedAt }) => askedAt,
    }),
    supplement: t.exposeString('supplement', {
      nullable: true,
      description: '补充的内容。 What was added.',
    }),
    completedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '何时补充。 When it was added.',
      resolve: ({ completedAt }) => completedAt,
    }),
  }),
});

const CarryingOut = builder
  .objectRef<NonNullable<CaseRow['carryingOut']>>('CarryingOut')
  .implement({
    description: '同意的事已经办成。 What was agreed to has come true.',
    fields: (t) => ({
      note: t.exposeString('note', { description: '办成了什么。 What was done.' }),
      at: t.field({
        type: 'DateTime',
        description: '何时。 When.',
        resolve: ({ carriedOutAt }) => carriedOutAt,
      }),
      by: t.exposeString('carriedOutByName', { description: '谁。 Who.' }),
    }),
  });

/** Types of kinds, by the name of their procedure. */
const kinds = new Map<string, string>();

/** Says which type shows the cases of a kind. */
export function showsKind(kind: string, type: string): void {
  kinds.set(kind, type);
}

export const Case = builder.interfaceRef<CaseRow>('Case').implement({
  description: '办件：一件事、一个期限、一个答复。 One matter, with its clock and its answer.',
  resolveType: ({ kind }) => kinds.get(kind),
  fields: (t) => ({
    number: t.exposeString('number', { description: '受理编号。 Receipt number.' }),
    title: t.field({
      type: Text,
      description: '程序名称。 Title of its procedure.',
      resolve: (found) => rulesOf(found).title,
    }),
    article: t.string({
      description: '条款。 The article.',
      resolve: (found) => rulesOf(found).article,
    }),
    state: t.expose('state', { type: CaseState, description: '状态。 State.' }),
    dataset: t.field({
      type: Dataset,
      nullable: true,
      description: '数据集；已不再开放则为 null。 The dataset; null once it is no longer open.',
      resolve: ({ datasetId }, _args, context) => openDataset(context, datasetId),
    }),
    applicant: t.field({
      type: Party,
      description: '申请人。 Applicant.',
      resolve: async ({ partyId }, _args, { system }) => {
        const party = await partyById(system, partyId);
        if (party === undefined) throw new Refusal('NOT_FOUND');
        return party;
      },
    }),
    filedBy: t.exposeString('filedByName', { description: '经办人。 The person who filed it.' }),
    filedAt: t.expose('filedAt', {
      type: 'DateTime',
      description: '收到时刻。 When it was received.',
    }),
    deadline: t.field({
      type: Deadline,
      description: '现行到期日。 The deadline in force.',
      resolve: (found, _args, { system }) => deadlineOf(system, found),
    }),
    workingDaysLeft: t.int({
      description: '还剩工作日；逾期为负。 Working days left; negative when overdue.',
      resolve: (found, _args, { system }) => workingDaysLeft(system, found),
    }),
    outcomes: t.field({
      type: [OutcomeNeeds],
      description: '可能的结果。 Possible outcomes.',
      resolve: (found) => [...rulesOf(found).outcomes],
    }),
    extension: t.field({
      type: Extension,
      nullable: true,
      description: '延长。 Extension.',
      resolve: ({ extension }) => extension,
    }),
    completion: t.field({
      type: Completion,
      nullable: true,
      description: '补正。 Completion.',
      resolve: ({ completion }) => completion,
    }),
    answer: t.field({
      type: Answer,
      nullable: true,
      description: '答复。 Answer.',
      resolve: ({ answer, datasetId }) => answer && { ...answer, datasetId },
    }),
    carryingOut: t.field({
      type: CarryingOut,
      nullable: true,
      description: '办成。 How it came true.',
      resolve: ({ carryingOut }) => carryingOut,
    }),
    timeline: t.field({
      type: [CaseEvent],
      description: '经过。 What has happened.',
      resolve: (found, _args, { system }) => timelineOf(system, found),
    }),
    may: t.field({
      type: [CaseAction],
      description: '当前身份现在可以办的事。 What the viewer may do now.',
      resolve: (found, _args, { system, viewer }) => mayDo(viewer, found, system.clock()),
    }),
  }),
});

builder.queryField('case', (t) =>
  t.field({
    type: Case,
    nullable: true,
    description:
      '按受理编号取办件；无权查看为 null。 A case by receipt number; null to those who may not see it.',
    args: { number: t.arg.string({ required: true, description: '受理编号。 Receipt number.' }) },
    resolve: async (_root, { number }, { system, viewer }) =>
      (await caseByNumber(system, viewer, number)) ?? null,
  }),
);
