import { answerCase } from '../../api/cases/answer-case.ts';
import { carryOutCase } from '../../api/cases/carry-out-case.ts';
import { askCompletion, completeCase } from '../../api/cases/complete-case.ts';
import { extendCase } from '../../api/cases/extend-case.ts';
import { fileCase } from '../../api/cases/file-case.ts';
import type { CaseRow } from '../../api/cases/find-cases.ts';
import { accessApplication, PURPOSE_LENGTH } from '../../api/cases/kinds/access-application.ts';
import { catalogueCorrection } from '../../api/cases/kinds/catalogue-correction.ts';
import { dataVerification } from '../../api/cases/kinds/data-verification.ts';
import { objection } from '../../api/cases/kinds/objection.ts';
import { withdrawCase } from '../../api/cases/withdraw-case.ts';
import type { GrantRow } from '../../api/accounts/viewer-facts.ts';
import { withdrawGrant } from '../../api/grants/withdraw-grant.ts';
import { builder } from '../builder.ts';
import { keyOf } from '../node.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';
import { Case, Outcome } from './case.ts';
import { Grant } from './grant.ts';

const { least, most } = PURPOSE_LENGTH;
const number = { required: true, description: '受理编号。 Receipt number.' } as const;
const dataset = { required: true, description: '数据集的名字。 Slug of the dataset.' } as const;

const ApplyForAccessInput = builder.inputType('ApplyForAccessInput', {
  description: '申请：做什么用、要哪些字段、用到何时（M33）。 What for, which fields, until when.',
  fields: (t) => ({
    dataset: t.string(dataset),
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
const ProposedChangeInput = builder.inputType('ProposedChangeInput', {
  description: '一处更正。 One element to correct.',
  fields: (t) => ({
    element: t.string({
      required: true,
      description:
        '要素：title、summary、keywords、sourceNote，或 fields.代号.title/.description/.unit。 The element.',
    }),
    proposed: t.string({ required: true, description: '应当怎样写。 What it should say.' }),
  }),
});
const RequestCorrectionInput = builder.inputType('RequestCorrectionInput', {
  description: '目录更正申请（M32）。 Asks for a correction of the catalogue.',
  fields: (t) => ({
    dataset: t.string(dataset),
    changes: t.field({
      type: [ProposedChangeInput],
      required: true,
      description: '逐处。 Element by element.',
    }),
    why: t.string({ required: true, description: '理由和证据。 Why, with the evidence.' }),
  }),
});
const RequestVerificationInput = builder.inputType('RequestVerificationInput', {
  description: '数据校核申请（M19）。 Asks for verification of data.',
  fields: (t) => ({
    dataset: t.string(dataset),
    row: t.string({
      required: true,
      description: '哪一行：主键的值，或用文字说明。 Which row, by its key or in words.',
    }),
    field: t.string({ description: '哪个字段。 Which field.' }),
    stands: t.string({ description: '现在怎样写。 What stands there.' }),
    shouldBe: t.string({ required: true, description: '应当怎样写。 What it should be.' }),
    why: t.string({ required: true, description: '理由和证据。 Why, with the evidence.' }),
  }),
});
const ObjectInput = builder.inputType('ObjectInput', {
  description: '对决定提出异议。 Objects to a decision.',
  fields: (t) => ({
    dataset: t.string(dataset),
    against: t.string({ required: true, description: '原办件编号。 Number of the case.' }),
    why: t.string({ required: true, description: '理由。 Why.' }),
  }),
});
const AnswerCaseInput = builder.inputType('AnswerCaseInput', {
  description:
    '答复；须写明什么由程序规定（M19、M32、M33）。 The answer; what it must say is declared by the procedure.',
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
const ExtendCaseInput = builder.inputType('ExtendCaseInput', {
  description:
    '主要负责人延长答复期限，一次，至多10个工作日（M19、M32、M33）。 The principal extends once, 10 working days at most.',
  fields: (t) => ({
    number: t.string(number),
    workingDays: t.int({ required: true, description: '工作日数。 Working days.' }),
    reason: t.string({ required: true, description: '理由。 Reason.' }),
  }),
});
const WithdrawCaseInput = builder.inputType('WithdrawCaseInput', {
  description: '撤回办件。 Takes a case back.',
  fields: (t) => ({ number: t.string(number) }),
});
const AskCompletionInput = builder.inputType('AskCompletionInput', {
  description: '一次性要求补正；期限照常计算。 Asks once for what is missing; the clock runs on.',
  fields: (t) => ({
    number: t.string(number),
    missing: t.string({ required: true, description: '缺什么。 What is missing.' }),
  }),
});
const CompleteCaseInput = builder.inputType('CompleteCaseInput', {
  description: '申请人补充。 The applicant adds what was missing.',
  fields: (t) => ({
    number: t.string(number),
    supplement: t.string({ required: true, description: '补充的内容。 What is added.' }),
  }),
});
const CarryOutCaseInput = builder.inputType('CarryOutCaseInput', {
  description: '同意的事已经办成。 What was agreed to has come true.',
  fields: (t) => ({
    number: t.string(number),
    note: t.string({ required: true, description: '办成了什么。 What was done.' }),
  }),
});
const WithdrawGrantInput = builder.inputType('WithdrawGrantInput', {
  description: '收回授权，即刻生效。 Withdraws a grant at once.',
  fields: (t) => ({
    id: t.id({ required: true, description: '授权的 ID。 Id of the grant.' }),
    reason: t.string({ required: true, description: '理由。 Reason.' }),
  }),
});

const CasePayload = payload<CaseRow>('CasePayload', '办件。 The case.', (t) => ({
  case: t.field({
    type: Case,
    nullable: true,
    description: '办件。 The case.',
    resolve: ({ result }) => result,
  }),
}));
const GrantPayload = payload<GrantRow>('GrantPayload', '授权。 The grant.', (t) => ({
  grant: t.field({
    type: Grant,
    nullable: true,
    description: '授权。 The grant.',
    resolve: ({ result }) => result,
  }),
}));

builder.mutationFields((t) => ({
  applyForAccess: t.field({
    type: CasePayload,
    description: '申请有条件开放的字段。 Applies for conditionally open fields.',
    args: { input: t.arg({ type: ApplyForAccessInput, required: true }) },
    resolve: (_root, { input: { dataset: about, ...form } }, { system, viewer }) =>
      attempt(() => fileCase(system, viewer, accessApplication, { dataset: about, form })),
  }),
  requestCorrection: t.field({
    type: CasePayload,
    description: '申请更正目录。 Asks for a correction of the catalogue.',
    args: { input: t.arg({ type: RequestCorrectionInput, required: true }) },
    resolve: (_root, { input: { dataset: about, ...form } }, { system, viewer }) =>
      attempt(() => fileCase(system, viewer, catalogueCorrection, { dataset: about, form })),
  }),
  requestVerification: t.field({
    type: CasePayload,
    description: '申请校核数据。 Asks for verification of data.',
    args: { input: t.arg({ type: RequestVerificationInput, required: true }) },
    resolve: (_root, { input: { dataset: about, field, stands, ...form } }, { system, viewer }) =>
      attempt(() =>
        fileCase(system, viewer, dataVerification, {
          dataset: about,
          form: { ...form, field: field ?? undefined, stands: stands ?? undefined },
        }),
      ),
  }),
  objectToDecision: t.field({
    type: CasePayload,
    description: '对决定提出异议。 Objects to a decision.',
    args: { input: t.arg({ type: ObjectInput, required: true }) },
    resolve: (_root, { input: { dataset: about, ...form } }, { system, viewer }) =>
      attempt(() => fileCase(system, viewer, objection, { dataset: about, form })),
  }),
  answerCase: t.field({
    type: CasePayload,
    description: '答复。 Answers.',
    args: { input: t.arg({ type: AnswerCaseInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(async () =>
        answerCase(system, viewer, {
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
  extendCase: t.field({
    type: CasePayload,
    description: '延长答复期限。 Extends the time to answer.',
    args: { input: t.arg({ type: ExtendCaseInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() => extendCase(system, viewer, input)),
  }),
  askCompletion: t.field({
    type: CasePayload,
    description: '要求补正。 Asks for what is missing.',
    args: { input: t.arg({ type: AskCompletionInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() => askCompletion(system, viewer, input)),
  }),
  completeCase: t.field({
    type: CasePayload,
    description: '补正。 Adds what was missing.',
    args: { input: t.arg({ type: CompleteCaseInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() => completeCase(system, viewer, input)),
  }),
  carryOutCase: t.field({
    type: CasePayload,
    description: '办成。 Says that it has come true.',
    args: { input: t.arg({ type: CarryOutCaseInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() => carryOutCase(system, viewer, input)),
  }),
  withdrawCase: t.field({
    type: CasePayload,
    description: '申请人撤回。 The applicant takes it back.',
    args: { input: t.arg({ type: WithdrawCaseInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() => withdrawCase(system, viewer, input.number)),
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
