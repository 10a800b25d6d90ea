import type { CalendarNotice as NoticeShape } from '../../api/calendar/calendar-year.ts';
import { builder } from '../builder.ts';

const NoticeHoliday = builder
  .objectRef<NoticeShape['holidays'][number]>('CalendarNoticeHoliday')
  .implement({
    description: '通知里的一条放假安排。 A holiday as a notice arranges it.',
    fields: (t) => ({
      title: t.exposeString('title', { description: '节日。 Holiday.' }),
      from: t.expose('from', { type: 'Date', description: '起日。 First day.' }),
      to: t.expose('to', { type: 'Date', description: '止日。 Last day.' }),
    }),
  });

export const CalendarNotice = builder.objectRef<NoticeShape>('CalendarNotice').implement({
  description:
    '录入的国务院放假通知的一版。 A version of a State Council notice as it was entered.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: '第几版。 Version.' }),
    document: t.exposeString('document', { description: '文号。 Number of the notice.' }),
    title: t.exposeString('title', { description: '标题。 Title.' }),
    holidays: t.field({
      type: [NoticeHoliday],
      description: '放假。 Holidays.',
      resolve: ({ holidays }) => holidays,
    }),
    workingDays: t.field({
      type: ['Date'],
      description: '调休上班日。 Adjusted working days.',
      resolve: ({ workingDays }) => workingDays,
    }),
    enteredAt: t.field({
      type: 'DateTime',
      description: '录入时刻。 When it was entered.',
      resolve: ({ enteredAt }) => enteredAt,
    }),
    enteredBy: t.string({
      nullable: true,
      description: '录入人，只告诉有岗位的人。 By whom; told to posts only.',
      resolve: ({ enteredByName }, _args, { viewer }) =>
        viewer?.party.post == null ? null : enteredByName,
    }),
  }),
});
