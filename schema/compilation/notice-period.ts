import { changeNoticePeriod, noticePeriod } from '../../api/compilation/change-notice-period.ts';
import { builder } from '../builder.ts';
import { payload } from '../payload.ts';
import { attempt } from '../user-error.ts';

const ChangeNoticePeriodInput = builder.inputType('ChangeNoticePeriodInput', {
  description: '修改公告期。 A new notice period.',
  fields: (t) => ({ days: t.int({ required: true, description: '天数。 Days.' }) }),
});

const NoticePeriodPayload = payload<number>(
  'NoticePeriodPayload',
  '修改后的公告期，或办不成的原因。 The notice period, or the reasons why not.',
  (t) => ({
    days: t.int({ nullable: true, description: '天数。 Days.', resolve: ({ result }) => result }),
  }),
);

builder.queryField('noticePeriodDays', (t) =>
  t.int({
    description:
      '已发布的字段删除或修改前须公告的天数。 Days ahead that the removal or change of a published field is announced.',
    resolve: (_root, _args, { system }) => noticePeriod(system),
  }),
);
builder.mutationField('changeNoticePeriod', (t) =>
  t.field({
    type: NoticePeriodPayload,
    description:
      '大数据局修改公告期；已公告的不变。 The Bureau changes the notice period; standing notices keep theirs.',
    args: { input: t.arg({ type: ChangeNoticePeriodInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() => changeNoticePeriod(system, viewer, input.days)),
  }),
);
