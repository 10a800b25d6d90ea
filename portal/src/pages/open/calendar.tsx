import { type ReactNode, useId } from 'react';
import { useAddress } from '../../address/useAddress';
import { calendarYears, reckonQuery, yearQuery } from '../../components/calendar/calendarQuery';
import { YearArrangement } from '../../components/calendar/YearArrangement';
import { CountedDays } from '../../components/cases/CountedDays';
import { Failure } from '../../components/feedback/Failure';
import { Opening } from '../../components/feedback/Opening';
import form from '../../components/form/Form.module.css';
import { Page } from '../../components/page/Page';
import page from '../../components/page/Page.module.css';
import { useQuery } from '../../graphql/useQuery';
import { useLanguage } from '../../language/useLanguage';

const STATUTORY = 10;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** 工作日历: how a due date is reckoned; enter any day, see the date and every day up to it. */
export default function Calendar(): ReactNode {
  const { say, today } = useLanguage();
  const { params, change } = useAddress();
  const crumbs = [{ to: '/open', words: say('公开', 'In the open') }];
  return (
    <Page title={say('工作日历', 'Calendar of working days')} crumbs={crumbs}>
      <h1>{say('工作日历', 'Calendar of working days')}</h1>
      <p className={page.lead}>
        {say(
          '期限按工作日算：周末和法定节假日不计，调休上班的周末要计；收到当日不计，到最后一个工作日终了为止。',
          'Time runs in working days: weekends and public holidays do not count, weekend days worked in exchange do. The day of receipt does not count, and the deadline is the end of the last day.',
        )}
      </p>
      {params === undefined ? (
        <Opening />
      ) : (
        <>
          <Reckoner
            from={params.get('from') ?? today()}
            days={params.get('days') ?? String(STATUTORY)}
            change={(name, value) => change((next) => next.set(name, value))}
          />
          <Year
            year={Number(params.get('year') ?? today().slice(0, 4))}
            choose={(year) => change((next) => next.set('year', year))}
          />
        </>
      )}
    </Page>
  );
}

function Reckoner({
  from,
  days,
  change,
}: {
  from: string;
  days: string;
  change: (name: string, value: string) => void;
}): ReactNode {
  const { say, date } = useLanguage();
  const workingDays = Number(days);
  const fits = DAY.test(from) && Number.isInteger(workingDays) && workingDays > 0;
  const query = useQuery(reckonQuery, fits ? { from, workingDays } : undefined);
  const deadline = query.data?.deadline;
  return (
    <section aria-labelledby="reckon">
      <h2 id="reckon">{say('算一算到期日', 'Reckon a due date')}</h2>
      <div className={page.bar}>
        <label className={`${form.field} ${form.short}`}>
          <span className={form.label}>{say('收到之日', 'Day of receipt')}</span>
          <input
            className={form.input}
            type="date"
            name="from"
            value={from}
            onChange={(event) => change('from', event.target.value)}
          />
        </label>
        <label className={`${form.field} ${form.short}`}>
          <span className={form.label}>{say('工作日', 'Working days')}</span>
          <input
            className={form.input}
            type="number"
            name="days"
            min={1}
            max={250}
            value={days}
            onChange={(event) => change('days', event.target.value)}
          />
        </label>
      </div>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {fits && deadline ? (
        <div role="status">
          <p className={page.text} data-testid="reckoned">
            <strong>
              {say(`${date(deadline.dueOn)}到期`, `Due ${date(deadline.dueOn)}`)}
              {deadline.provisional ? say('（暂计）', ' (provisional)') : ''}
            </strong>
          </p>
          <CountedDays deadline={deadline} />
        </div>
      ) : null}
    </section>
  );
}

function Year({ year, choose }: { year: number; choose: (year: string) => void }): ReactNode {
  const { say, today } = useLanguage();
  const id = useId();
  const query = useQuery(yearQuery, { year });
  return (
    <section aria-labelledby="year">
      <h2 id="year">{say('放假和调休', 'Holidays and exchanged days')}</h2>
      <label className={`${form.field} ${form.short}`} htmlFor={id}>
        <span className={form.label}>{say('年份', 'Year')}</span>
        <select
          id={id}
          className={form.input}
          name="year"
          value={year}
          onChange={(event) => choose(event.target.value)}
        >
          {calendarYears(today()).map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      {query.error ? <Failure error={query.error} retry={query.reload} /> : null}
      {query.data ? <YearArrangement found={query.data.calendarYear} /> : <Opening />}
    </section>
  );
}
