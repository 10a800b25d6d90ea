import type {
  CountedDay as CountedDayShape,
  Deadline as DeadlineShape,
} from '../../api/procedures/working-days.ts';
import { builder } from '../builder.ts';
import { Text } from '../text.ts';

const CountedDay = builder.objectRef<CountedDayShape>('CountedDay').implement({
  description:
    '期限内的一天，计或不计，及其原因。 A day before the deadline, counted or not, and why.',
  fields: (t) => ({
    date: t.expose('date', { type: 'Date', description: '日期。 Day.' }),
    counted: t.exposeBoolean('counted', { description: '是否计入。 Whether it counts.' }),
    reason: t.field({
      type: Text,
      description: '原因，如 调休上班。 Why.',
      resolve: ({ reason }) => reason,
    }),
    provisional: t.exposeBoolean('provisional', {
      description: '当年放假安排尚未发布。 The arrangement of its year is not out yet.',
    }),
  }),
});

export const Deadline = builder.objectRef<DeadlineShape>('Deadline').implement({
  description:
    '到期日及怎么算的；收件当日不计（M33）。 When an answer is due, and how that was reckoned.',
  fields: (t) => ({
    dueAt: t.expose('dueAt', { type: 'DateTime', description: '到期时刻。 The instant.' }),
    dueOn: t.expose('dueOn', { type: 'Date', description: '到期日。 The day.' }),
    provisional: t.exposeBoolean('provisional', {
      description: '暂计：含未发布安排的年份。 Counted provisionally.',
    }),
    days: t.field({
      type: [CountedDay],
      description: '逐日。 Day by day.',
      resolve: ({ days }) => days,
    }),
  }),
});
