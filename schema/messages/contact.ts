import {
  confirmContact,
  type Contact as ContactShape,
  contactOf,
  MAIL_WISHES,
  setContact,
} from '../../api/messages/contact.ts';
import { Viewer } from '../accounts/viewer.ts';
import { builder } from '../builder.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';

const MailWish = builder.enumType('MailWish', {
  description:
    '邮件怎样发：EACH 每条即发；DIGEST 每个工作日汇总一封，紧急的和依法告知的即发；STATUTORY 只发依法告知的和紧急的。 Which notices are mailed: each; one digest a working day, the urgent and statutory ones at once; or only those.',
  values: MAIL_WISHES,
});

const Contact = builder.objectRef<ContactShape>('Contact').implement({
  description: '本人的邮箱。 Where the person is reached by e-mail.',
  fields: (t) => ({
    email: t.exposeString('email', { description: '邮箱。 Address.' }),
    confirmed: t.boolean({
      description:
        '是否已用验证码确认；确认前不发通知。 Whether it is confirmed; nothing is sent before.',
      resolve: ({ confirmedAt }) => confirmedAt !== null,
    }),
    wish: t.expose('wish', { type: MailWish, description: '怎样发。 Which notices.' }),
  }),
});

builder.objectField(Viewer, 'contact', (t) =>
  t.field({
    type: Contact,
    nullable: true,
    description:
      '本人的邮箱；没填或用密钥为 null。 The person’s address; null where there is none, and to keys.',
    resolve: async (viewer, _args, { system }) => (await contactOf(system, viewer)) ?? null,
  }),
);

const SetContactInput = builder.inputType('SetContactInput', {
  description: '邮箱和怎样发。 Address and wish.',
  fields: (t) => ({
    email: t.string({ description: '邮箱；不写为不要邮件。 Address; no mail when left out.' }),
    wish: t.field({
      type: MailWish,
      required: true,
      defaultValue: 'EACH',
      description: '怎样发。 Which notices.',
    }),
  }),
});
const ConfirmContactInput = builder.inputType('ConfirmContactInput', {
  description: '邮件里的验证码。 The code that was mailed.',
  fields: (t) => ({
    code: t.string({ required: true, description: '六位数字。 Six digits.' }),
  }),
});

const Payload = payload<ContactShape | undefined>(
  'ContactPayload',
  '本人的邮箱。 The person’s address.',
  (t) => ({
    contact: t.field({
      type: Contact,
      nullable: true,
      description: '邮箱。 The address.',
      resolve: ({ result }) => result,
    }),
  }),
);

builder.mutationFields((t) => ({
  setContact: t.field({
    type: Payload,
    description:
      '填邮箱、改怎样发；新邮箱先收验证码。 Sets the address and the wish; a new address gets a code first.',
    args: { input: t.arg({ type: SetContactInput, required: true }) },
    resolve: (_root, { input: { email, wish } }, { system, viewer }) =>
      attempt(() => setContact(system, viewer, { email: email ?? undefined, wish })),
  }),
  confirmContact: t.field({
    type: Payload,
    description: '用验证码确认邮箱。 Confirms the address by its code.',
    args: { input: t.arg({ type: ConfirmContactInput, required: true }) },
    resolve: (_root, { input: { code } }, { system, viewer }) =>
      attempt(() => confirmContact(system, viewer, code)),
  }),
}));
