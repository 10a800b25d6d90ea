import {
  finishPhoneTask,
  type PhoneTask as PhoneTaskShape,
  phoneTasks,
} from '../../api/messages/phone-tasks.ts';
import { noticeWords } from '../../api/notices/notice-words.ts';
import { Desk } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { globalId, keyOf } from '../node.ts';
import { payload } from '../payload.ts';
import { Text } from '../text.ts';
import { attempt } from '../user-error.ts';

const PhoneTask = builder.objectRef<PhoneTaskShape>('PhoneTask').implement({
  description:
    '电话告知：依法应当告知而邮件送不到的。 A call to make: what the law wants told and no mail could deliver.',
  fields: (t) => ({
    id: t.id({
      description: '全局 ID。 Global id.',
      resolve: ({ id }) => globalId('PhoneTask', id),
    }),
    number: t.exposeString('number', { description: '受理编号。 Receipt number.' }),
    applicant: t.exposeString('applicantName', { description: '申请人。 Applicant.' }),
    title: t.field({
      type: Text,
      description: '要告知什么。 What is to be told.',
      resolve: (task) => noticeWords(task).title,
    }),
    body: t.field({
      type: Text,
      description: '告知的内容。 What it says.',
      resolve: (task) => noticeWords(task).body,
    }),
    since: t.field({
      type: 'DateTime',
      description: '何时起。 Since when.',
      resolve: ({ madeAt }) => madeAt,
    }),
  }),
});

builder.objectField(Desk, 'phoneTasks', (t) =>
  t.field({
    type: [PhoneTask],
    description: '要打的电话，先来的在前。 Calls to make, the oldest first.',
    resolve: (viewer, _args, { system }) => phoneTasks(system, viewer),
  }),
);

const FinishPhoneTaskInput = builder.inputType('FinishPhoneTaskInput', {
  description: '电话打过了。 The call was made.',
  fields: (t) => ({
    id: t.id({ required: true, description: '哪一个。 Which one.' }),
    note: t.string({
      required: true,
      description: '打通没有、说了什么。 Whether and what was told.',
    }),
  }),
});

const Payload = payload<PhoneTaskShape[]>(
  'FinishPhoneTaskPayload',
  '还要打的电话。 Calls that are left.',
  (t) => ({
    tasks: t.field({
      type: [PhoneTask],
      description: '还要打的。 Calls that are left.',
      resolve: ({ result }) => result ?? [],
    }),
  }),
);

builder.mutationField('finishPhoneTask', (t) =>
  t.field({
    type: Payload,
    description: '记下电话告知的结果。 Says that the applicant was called.',
    args: { input: t.arg({ type: FinishPhoneTaskInput, required: true }) },
    resolve: (_root, { input: { id, note } }, { system, viewer }) =>
      attempt(() => finishPhoneTask(system, viewer, { id: keyOf('PhoneTask', id, 'id'), note })),
  }),
);
