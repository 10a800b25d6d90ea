import {
  type CalendarYear as CalendarYearShape,
  calendarYear,
  reckonDeadline,
  type YearHoliday,
} from '../../api/calendar/calendar-year.ts';
import { builder } from '../builder.ts';
import { Deadline } from '../cases/deadline.ts';
import { Text } from '../text.ts';
import { CalendarNotice } from './notice.ts';

const CalendarHoliday = builder.objectRef<YearHoliday>('CalendarHoliday').implement({
  description: '连续的放假日，含其中的周末。 Days off in a row, weekends among them included.',
  fields: (t) => ({
    title: t.field({ type: Text, description: '节日。 Holiday.', resolve: ({ title }) => title }),
    from: t.expose('from', { type: 'Date', description: '起日。 First day.' }),
    to: t.expose('to', { type: 'Date', description: '止日。 Last day.' }),
    days: t.exposeInt('days', { description: '共几天。 How many days.' }),
  }),
});

const CalendarYear = builder.objectRef<CalendarYearShape>('CalendarYear').implement({
  description:
    '一年的工作日历，期限按它计算。 A year as deadlines are reckoned in it, after the State Council’s arrangement.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: '年份。 Year.' }),
    provisional: t.exposeBoolean('provisional', {
      description:
        '放假安排尚未录入，暂按周一至周五计。 The arrangement is not known yet: Monday to Friday are counted.',
    }),
    holidays: t.field({
      type: [CalendarHoliday],
      description: '放假。 Holidays.',
      resolve: ({ holidays }) => holidays,
    }),
    workingDays: t.field({
      type: ['Date'],
      description: '调休上班的周末。 Weekend days that are worked.',
      resolve: ({ workingDays }) => workingDays,
    }),
    notices: t.field({
      type: [CalendarNotice],
      description:
        '大数据局录入的通知，新版在前；由日历程序包得知的年份没有。 What the Bureau has entered, the newest version first; none for years that the calendar package knows.',
      resolve: ({ notices }) => notices,
    }),
  }),
});

builder.queryFields((t) => ({
  calendarYear: t.field({
    type: CalendarYear,
    description: '一年的工作日历，2020年起，到后年。 A year, from 2020 to the year after next.',
    args: { year: t.arg.int({ required: true, description: '年份。 Year.' }) },
    resolve: (_root, { year }, { system }) => calendarYear(system, year),
  }),
  deadline: t.field({
    type: Deadline,
    description:
      '自某日起若干工作日的到期日，当日不计，逐日列明。 The deadline so many working days after a day, which does not count, day by day.',
    args: {
      from: t.arg({ type: 'Date', required: true, description: '收件之日。 Day of receipt.' }),
      workingDays: t.arg.int({
        required: true,
        description: '工作日数，1 到 250。 Working days, 1 to 250.',
      }),
    },
    resolve: (_root, { from, workingDays }, { system }) =>
      reckonDeadline(system, from, workingDays),
  }),
}));
