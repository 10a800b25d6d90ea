import { grantOfCase, partyById } from '../../api/accounts/viewer-facts.ts';
import {
  type ApplicationRow,
  applicationByNumber,
  deadlineOf,
  timelineOf,
  workingDaysLeft,
} from '../../api/cases/find-application.ts';
import { mayDo } from '../../api/cases/may.ts';
import { legalBases } from '../../api/catalogue/entry.ts';
import { Refusal } from '../../api/errors.ts';
import { Party } from '../accounts/party.ts';
import { builder } from '../builder.ts';
import { Dataset, fieldsOf } from '../catalogue/dataset.ts';
import { Field } from '../catalogue/field.ts';
import { LegalBasis } from '../catalogue/legal-basis.ts';
import { globalId } from '../node.ts';
import { Deadline } from './deadline.ts';
import { Grant } from './grant.ts';
import { openDataset } from './open-dataset.ts';

export const CaseState = builder.enumType('CaseState', {
  description: '办件的状态。 State of a case.',
  values: ['RECEIVED', 'EXTENDED', 'ANSWERED', 'WITHDRAWN'] as const,
});
export const Outcome = builder.enumType('Outcome', {
  description: '答复的结果。 Outcome of an answer.',
  values: ['AGREED', 'AGREED_IN_PART', 'REFUSED'] as const,
});
const CaseAction = builder.enumType('CaseAction', {
  description: '现在可以办的事。 What can be done now.',
  values: ['ANSWER', 'EXTEND', 'WITHDRAW'] as const,
});

const Extension = builder
  .objectRef<NonNullable<ApplicationRow['extension']>>('Extension')
  .implement({
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

type AnswerShape = NonNullable<ApplicationRow['answer']> & { datasetId: string };

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

const CaseEvent = builder
  .objectRef<Awaited<ReturnType<typeof timelineOf>>[number]>('CaseEvent')
  .implement({
    description: '办件的一步。 A step of a case.',
    fields: (t) => ({
      at: t.expose('at', { type: 'DateTime', description: '时刻。 When.' }),
      what: t.exposeString('action', { description: '做了什么。 What.' }),
      who: t.exposeString('who', { nullable: true, description: '以谁的名义。 In whose name.' }),
      note: t.string({
        nullable: true,
        description: '说明。 Note.',
        resolve: ({ detail }) => (typeof detail['note'] === 'string' ? detail['note'] : null),
      }),
    }),
  });

export const AccessApplication = builder.objectRef<ApplicationRow>('AccessApplication').implement({
  description: '有条件开放数据申请（M33）。 An application for conditionally open data.',
  fields: (t) => ({
    id: t.id({
      description: '全局 ID。 Global id.',
      resolve: ({ id }) => globalId('AccessApplication', id),
    }),
    number: t.exposeString('number', { description: '受理编号。 Receipt number.' }),
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
    fields: t.field({
      type: [Field],
      description: '申请的字段。 Fields asked for.',
      resolve: async (application, _args, context) => {
        const entry = await openDataset(context, application.datasetId);
        return entry === null ? [] : fieldsOf(entry, application.fields);
      },
    }),
    purpose: t.exposeString('purpose', { description: '用途。 Purpose.' }),
    requestedUntil: t.expose('until', { type: 'Date', description: '申请到何日。 Asked until.' }),
    filedAt: t.expose('filedAt', {
      type: 'DateTime',
      description: '收到时刻。 When it was received.',
    }),
    deadline: t.field({
      type: Deadline,
      description: '现行到期日。 The deadline in force.',
      resolve: (application, _args, { system }) => deadlineOf(system, application),
    }),
    workingDaysLeft: t.int({
      description: '还剩工作日；逾期为负。 Working days left; negative when overdue.',
      resolve: (application, _args, { system }) => workingDaysLeft(system, application),
    }),
    extension: t.field({
      type: Extension,
      nullable: true,
      description: '延长。 Extension.',
      resolve: ({ extension }) => extension,
    }),
    answer: t.field({
      type: Answer,
      nullable: true,
      description: '答复。 Answer.',
      resolve: ({ answer, datasetId }) => answer && { ...answer, datasetId },
    }),
    grant: t.field({
      type: Grant,
      nullable: true,
      description: '由此产生的授权。 The grant that came of it.',
      resolve: async ({ id }, _args, { system }) => (await grantOfCase(system, id)) ?? null,
    }),
    timeline: t.field({
      type: [CaseEvent],
      description: '经过。 What has happened.',
      resolve: (application, _args, { system }) => timelineOf(system, application),
    }),
    may: t.field({
      type: [CaseAction],
      description: '当前身份现在可以办的事。 What the viewer may do now.',
      resolve: (application, _args, { system, viewer }) =>
        mayDo(viewer, application, system.clock()),
    }),
  }),
});

builder.queryField('accessApplication', (t) =>
  t.field({
    type: AccessApplication,
    nullable: true,
    description:
      '按受理编号取申请；无权查看为 null。 An application by receipt number; null to those who may not see it.',
    args: { number: t.arg.string({ required: true, description: '受理编号。 Receipt number.' }) },
    resolve: async (_root, { number }, { system, viewer }) =>
      (await applicationByNumber(system, viewer, number)) ?? null,
  }),
);
