import { answerApplication } from '../../api/cases/answer-application.ts';
import { applyForAccess, PURPOSE_LENGTH } from '../../api/cases/apply-for-access.ts';
import { extendApplication } from '../../api/cases/extend-application.ts';
import type { ApplicationRow } from '../../api/cases/find-application.ts';
import { withdrawApplication } from '../../api/cases/withdraw-application.ts';
import type { GrantRow } from '../../api/accounts/viewer-facts.ts';
import { withdrawGrant } from '../../api/grants/withdraw-grant.ts';
import { builder } from '../builder.ts';
import { keyOf } from '../node.ts';
import { attempt, type Result, UserError } from '../user-error.ts';
import { AccessApplication, Outcome } from './access-application.ts';
import { Grant } from './grant.ts';

const { least, most } = PURPOSE_LENGTH;
const number = { required: true, description: '受理编号。 Receipt number.' } as const;

const ApplyForAccessInput = builder.inputType('ApplyForAccessInput', {
  description: '申请：做什么用、要哪些字段、用到何时（M33）。 What for, which fields, until when.',
  fields: (t) => ({
    dataset: t.string({ required: true, description: '数据集的名字。 Slug of the dataset.' }),
    fields: t.stringList({
      required: true,
      description: '需申请的字段。 Fields that need an application.',
    }),
    purpose: t.string({
      required: true,
      description: `用途，${least} 到 ${most} 字。 Purpose, ${least} to ${most} characters.`,
    }),
    until: t.field({ type: 'Date', required: true, description: '用到何日。 Last day of use.' }),
    termsVersion: t.string({
      required: true,
      description: '所接受条款的版本。 Version of the terms accepted.',
    }),
  }),
});
const AnswerApplicationInput = builder.inputType('AnswerApplicationInput', {
  description: '答复；不同意须有理由和依据（M33）。 The answer; a refusal needs reason and basis.',
  fields: (t) => ({
    number: t.string(number),
    outcome: t.field({ type: Outcome, required: true, description: '结果。 Outcome.' }),
    fields: t.stringList({
      description: '部分同意时给哪些字段。 Which fields, for an agreement in part.',
    }),
    until: t.field({
      type: 'Date',
      description: '同意到何日；不写为所申请的。 Last day; as asked for when left out.',
    }),
    reason: t.string({ description: '理由。 Reason.' }),
    legalBasis: t.id({ description: '依据的 ID。 Id of the legal basis.' }),
  }),
});
const ExtendApplicationInput = builder.inputType('ExtendApplicationInput', {
  description:
    '主要负责人延长答复期限，一次，至多10个工作日（M33）。 The principal extends once, 10 working days at most.',
  fields: (t) => ({
    number: t.string(number),
    workingDays: t.int({ required: true, description: '工作日数。 Working days.' }),
    reason: t.string({ required: true, description: '理由。 Reason.' }),
  }),
});
const WithdrawApplicationInput = builder.inputType('WithdrawApplicationInput', {
  description: '撤回申请。 Takes an application back.',
  fields: (t) => ({ number: t.string(number) }),
});
const WithdrawGrantInput = builder.inputType('WithdrawGrantInput', {
  description: '收回授权，即刻生效。 Withdraws a grant at once.',
  fields: (t) => ({
    id: t.id({ required: true, description: '授权的 ID。 Id of the grant.' }),
    reason: t.string({ required: true, description: '理由。 Reason.' }),
  }),
});

const ApplicationPayload = builder
  .objectRef<Result<ApplicationRow>>('ApplicationPayload')
  .implement({
    description: '申请。 The application.',
    fields: (t) => ({
      application: t.field({
        type: AccessApplication,
        nullable: true,
        description: '申请。 The application.',
        resolve: ({ result }) => result,
      }),
      errors: t.field({
        type: [UserError],
        description: '原因。 Reasons.',
        resolve: ({ errors }) => errors,
      }),
    }),
  });
const GrantPayload = builder.objectRef<Result<GrantRow>>('GrantPayload').implement({
  description: '授权。 The grant.',
  fields: (t) => ({
    grant: t.field({
      type: Grant,
      nullable: true,
      description: '授权。 The grant.',
      resolve: ({ result }) => result,
    }),
    errors: t.field({
      type: [UserError],
      description: '原因。 Reasons.',
      resolve: ({ errors }) => errors,
    }),
  }),
});

builder.mutationFields((t) => ({
  applyForAccess: t.field({
    type: ApplicationPayload,
    description: '申请有条件开放的字段。 Applies for conditionally open fields.',
    args: { input: t.arg({ type: ApplyForAccessInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() => applyForAccess(system, viewer, input)),
  }),
  answerApplication: t.field({
    type: ApplicationPayload,
    description: '提供部门答复。 The provider answers.',
    args: { input: t.arg({ type: AnswerApplicationInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () =>
        answerApplication(system, viewer, {
          number: input.number,
          outcome: input.outcome,
          fields: input.fields ?? undefined,
          until: input.until ?? undefined,
          reason: input.reason ?? undefined,
          legalBasis:
            input.legalBasis == null
              ? undefined
              : keyOf('LegalBasis', input.legalBasis, 'legalBasis'),
        }),
      ),
  }),
  extendApplication: t.field({
    type: ApplicationPayload,
    description: '延长答复期限。 Extends the time to answer.',
    args: { input: t.arg({ type: ExtendApplicationInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() => extendApplication(system, viewer, input)),
  }),
  withdrawApplication: t.field({
    type: ApplicationPayload,
    description: '申请人撤回。 The applicant takes it back.',
    args: { input: t.arg({ type: WithdrawApplicationInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() => withdrawApplication(system, viewer, input.number)),
  }),
  withdrawGrant: t.field({
    type: GrantPayload,
    description: '提供部门收回授权。 The provider withdraws a grant.',
    args: { input: t.arg({ type: WithdrawGrantInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () =>
        withdrawGrant(system, viewer, keyOf('Grant', input.id, 'id'), input.reason),
      ),
  }),
}));
