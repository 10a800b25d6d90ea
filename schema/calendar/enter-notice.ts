import type { Recount } from '../../api/calendar/recount-deadlines.ts';
import { type EnteredNotice, enterNotice } from '../../api/calendar/enter-notice.ts';
import { builder } from '../builder.ts';
import { attempt, type Result, UserError } from '../user-error.ts';
import { CalendarNotice } from './notice.ts';

const RecountedClock = builder.enumType('RecountedClock', {
  description:
    '哪个期限：答复、延长后的答复、申请更新、办结更新（M14）。 Which clock: the answer, the extended answer, and both of M14.',
  values: ['ANSWER', 'EXTENDED', 'APPLY', 'CARRY_OUT'] as const,
});

const RecountedDeadline = builder.objectRef<Recount>('RecountedDeadline').implement({
  description: '重新计算的一个期限。 A deadline that was counted anew.',
  fields: (t) => ({
    number: t.exposeString('number', {
      description: '受理编号或更新申请的序号。 Number of the case or of the application.',
    }),
    clock: t.expose('clock', { type: RecountedClock, description: '哪个期限。 Which clock.' }),
    wasDueAt: t.expose('wasDueAt', { type: 'DateTime', description: '原到期。 Before.' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: '现到期。 Now.' }),
    provisional: t.exposeBoolean('provisional', { description: '仍是暂计。 Still provisional.' }),
  }),
});

const CalendarHolidayInput = builder.inputType('CalendarHolidayInput', {
  description: '一条放假安排。 A holiday.',
  fields: (t) => ({
    title: t.string({
      required: true,
      description: '节日，如 国庆节、中秋节。 Its name in Chinese.',
    }),
    from: t.field({ type: 'Date', required: true, description: '起日。 First day.' }),
    to: t.field({ type: 'Date', required: true, description: '止日。 Last day.' }),
  }),
});

const EnterCalendarNoticeInput = builder.inputType('EnterCalendarNoticeInput', {
  description: '录入国务院的放假通知。 Enters a State Council notice.',
  fields: (t) => ({
    year: t.int({ required: true, description: '年份。 Year.' }),
    document: t.string({ required: true, description: '文号。 Number of the notice.' }),
    title: t.string({ required: true, description: '标题。 Title.' }),
    holidays: t.field({
      type: [CalendarHolidayInput],
      required: true,
      description: '放假，含其中的周末。 Holidays, weekends among them included.',
    }),
    workingDays: t.field({
      type: ['Date'],
      required: true,
      description: '调休上班的周末。 Weekend days that are worked.',
    }),
    basedOn: t.int({
      description:
        '编辑时所见的版本，没有为 0；他人已改则拒绝。 The version that the editor saw, 0 for none; refused where another hand has changed it.',
    }),
    dryRun: t.boolean({
      description: '只试算，不保存。 Only says what would come of it.',
    }),
  }),
});

const Payload = builder.objectRef<Result<EnteredNotice>>('EnterCalendarNoticePayload').implement({
  description:
    '录入的通知和重新计算的期限，或办不成的原因。 The notice and what was counted anew, or the reasons why not.',
  fields: (t) => ({
    notice: t.field({
      type: CalendarNotice,
      nullable: true,
      description: '录入的一版。 The version entered.',
      resolve: ({ result }) => result?.notice ?? null,
    }),
    recounts: t.field({
      type: [RecountedDeadline],
      description: '重新计算的期限。 Deadlines counted anew.',
      resolve: ({ result }) => result?.recounts ?? [],
    }),
    errors: t.field({
      type: [UserError],
      description: '原因。 Reasons.',
      resolve: ({ errors }) => errors,
    }),
  }),
});

builder.mutationField('enterCalendarNotice', (t) =>
  t.field({
    type: Payload,
    description:
      '大数据局录入放假通知；未办结的期限随之重新计算并告知各方，已办结的不变。 The Bureau enters a notice; open deadlines are counted anew with it and the parties told, decided ones stay.',
    args: { input: t.arg({ type: EnterCalendarNoticeInput, required: true }) },
    resolve: (_root, { input }, { system, viewer }) =>
      attempt(() =>
        enterNotice(system, viewer, {
          ...input,
          basedOn: input.basedOn ?? undefined,
          dryRun: input.dryRun ?? undefined,
        }),
      ),
  }),
);
