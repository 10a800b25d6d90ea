import { type ReactNode, useState } from 'react';
import { useAddress } from '../../address/useAddress';
import {
  type CalendarYear,
  calendarYears,
  yearQuery,
} from '../../components/calendar/calendarQuery';
import { YearArrangement } from '../../components/calendar/YearArrangement';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import { Button } from '../../components/form/Button';
import page from '../../components/page/Page.module.css';
import table from '../../components/table/Table.module.css';
import { NoticeForm } from '../../desk/calendar/NoticeForm';
import panel from '../../desk/Desk.module.css';
import filter from '../../desk/frame/Filter.module.css';
import { DeskPage } from '../../desk/frame/DeskPage';
import { useQuery } from '../../graphql/useQuery';
import { useLanguage } from '../../language/useLanguage';

const CRUMBS = [{ to: '/desk/rules', words: '规则' }];
const SHOWN_YEARS = 4;

/** 工作日历: the Bureau enters the State Council's notices; all other posts read them. */
export default function DeskCalendar(): ReactNode {
  const { today } = useLanguage();
  const { params, change } = useAddress();
  const years = calendarYears(today()).slice(0, SHOWN_YEARS).toReversed();
  const year = Number(params?.get('year') ?? Number(today().slice(0, 4)) + 1);
  return (
    <DeskPage title="工作日历" crumbs={CRUMBS}>
      {({ post }) => (
        <>
          <h1>工作日历</h1>
          <p className={page.lead}>
            所有期限按它计算。国务院公布下一年的放假安排后在这里录入；未办结的期限随即重新计算、告知各方，已办结的不变。
          </p>
          <div className={filter.filter} role="group" aria-label="年份">
            {years.map((one) => (
              <Button
                key={one}
                kind="secondary"
                small
                aria-pressed={one === year}
                onClick={() => change((next) => next.set('year', String(one)))}
              >
                {one}年
              </Button>
            ))}
          </div>
          {params === undefined ? (
            <Opening />
          ) : (
            <Year key={year} year={year} keeps={post === 'BUREAU_REVIEWER'} />
          )}
        </>
      )}
    </DeskPage>
  );
}

function Year({ year, keeps }: { year: number; keeps: boolean }): ReactNode {
  const query = useQuery(yearQuery, { year });
  const [editing, setEditing] = useState(false);
  const found = query.data?.calendarYear;
  if (query.error) return <Failure error={query.error} retry={query.reload} />;
  if (found === undefined) return <Opening />;
  const done = () => {
    setEditing(false);
    query.reload();
  };
  return (
    <>
      <YearArrangement found={found} />
      {keeps && !editing ? (
        <p className={page.bar}>
          <Button data-testid="edit-year" onClick={() => setEditing(true)}>
            {found.provisional ? `录入${year}年的放假通知` : `更改${year}年的安排`}
          </Button>
        </p>
      ) : null}
      {keeps && editing ? (
        <div className={panel.panel}>
          <h2>{year}年的放假通知</h2>
          <NoticeForm key={found.notices[0]?.version ?? 0} found={found} done={done} />
          <Button kind="plain" onClick={() => setEditing(false)}>
            不录了
          </Button>
        </div>
      ) : null}
      <Versions found={found} />
    </>
  );
}

function Versions({ found: { year, notices } }: { found: CalendarYear }): ReactNode {
  const { minute } = useLanguage();
  if (notices.length === 0) return null;
  return (
    <table className={`${table.table} ${table.stack}`}>
      <caption>{year}年录入过的通知，新版在前，现行的是最新一版</caption>
      <thead>
        <tr>
          <th scope="col">版本</th>
          <th scope="col">通知</th>
          <th scope="col">放假和调休</th>
          <th scope="col">录入</th>
        </tr>
      </thead>
      <tbody>
        {notices.map((notice) => (
          <tr key={notice.version} data-testid="calendar-version">
            <th scope="row">第{notice.version}版</th>
            <td data-label="通知">
              {notice.title}（{notice.document}）
            </td>
            <td data-label="放假和调休">
              {notice.holidays.map(({ title, from, to }) => `${title} ${from}至${to}`).join('；')}
              {notice.workingDays.length > 0 ? `；上班 ${notice.workingDays.join('、')}` : ''}
            </td>
            <td data-label="录入">
              {notice.enteredBy}，{minute(notice.enteredAt)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
