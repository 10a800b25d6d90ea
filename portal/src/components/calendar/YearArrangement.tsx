import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';
import page from '../page/Page.module.css';
import table from '../table/Table.module.css';
import type { CalendarYear } from './calendarQuery';

/** What is off and what is worked in a year, and where that was read. */
export function YearArrangement({ found }: { found: CalendarYear }): ReactNode {
  const { say, text, date } = useLanguage();
  const { year, provisional, holidays, workingDays, notices } = found;
  const heads = {
    days: say('放假', 'Off'),
    count: say('共', 'Days'),
  };
  const [inForce] = notices;
  if (provisional)
    return (
      <p className={page.text} data-testid="provisional-year">
        {say(
          `${year}年的放假安排国务院还没有公布，或大数据局还没有录入；到期日暂按周一至周五计算，标“暂计”。公布后重新计算，并告知各方。`,
          `The arrangement of ${year} is not out, or not entered yet: Monday to Friday are counted, marked provisional. Once it is out, open deadlines are counted anew and the parties told.`,
        )}
      </p>
    );
  return (
    <>
      <table className={`${table.table} ${table.stack}`}>
        <caption>
          {inForce
            ? `${inForce.title}（${inForce.document}）`
            : say(`${year}年国务院放假安排`, `Arrangement of the State Council for ${year}`)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('节日', 'Holiday')}</th>
            <th scope="col">{heads.days}</th>
            <th scope="col">{heads.count}</th>
          </tr>
        </thead>
        <tbody>
          {holidays.map((holiday) => (
            <tr key={holiday.from}>
              <th scope="row">{text(holiday.title)}</th>
              <td data-label={heads.days}>
                {holiday.from === holiday.to
                  ? date(holiday.from)
                  : `${date(holiday.from)} – ${date(holiday.to)}`}
              </td>
              <td data-label={heads.count}>{say(`${holiday.days}天`, String(holiday.days))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={page.text}>
        {workingDays.length === 0
          ? say('没有调休上班的周末。', 'No weekend day is worked.')
          : `${say('调休上班：', 'Weekend days that are worked: ')}${workingDays.map(date).join(say('、', '; '))}`}
      </p>
    </>
  );
}
