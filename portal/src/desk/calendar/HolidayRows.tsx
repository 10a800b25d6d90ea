import type { ReactNode } from 'react';
import type { NoticeHoliday } from '../../components/calendar/calendarQuery';
import { Button } from '../../components/form/Button';
import { FieldErrors } from '../../components/form/FieldErrors';
import form from '../../components/form/Form.module.css';
import type { UserError } from '../../graphql/contract';
import { useLanguage } from '../../language/useLanguage';
import styles from './HolidayRows.module.css';

const FESTIVALS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];
const DAY_LENGTH = 86_400_000;

/** A holiday while it is typed; the key tells its line from others that say the same. */
export interface HolidayLine extends NoticeHoliday {
  key: number;
}

/** One line a holiday, as the notice words it: from, to, so many days in all. */
export function HolidayRows({
  holidays,
  change,
  errors,
}: {
  holidays: HolidayLine[];
  change: (holidays: HolidayLine[]) => void;
  errors: UserError[];
}): ReactNode {
  const { date } = useLanguage();
  const put = (at: number, part: Partial<NoticeHoliday>) =>
    change(holidays.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset className={form.choices}>
      <legend>放假</legend>
      <p className={form.hint}>起止日连同其中的周末一起写，与通知一致；右边的天数应与通知相符。</p>
      <datalist id="festivals">
        {FESTIVALS.map((festival) => (
          <option key={festival} value={festival}>
            {festival}
          </option>
        ))}
      </datalist>
      {holidays.map((holiday, at) => {
        const wrong = errors.filter(({ path }) => path[0] === 'holidays' && path[1] === String(at));
        const isWrong = (part: string) => wrong.some(({ path }) => path[2] === part);
        return (
          <div key={holiday.key} className={styles.row} data-testid="holiday-row">
            <input
              className={form.input}
              aria-label={`第${at + 1}条的节日`}
              list="festivals"
              value={holiday.title}
              aria-invalid={isWrong('title')}
              onChange={(event) => put(at, { title: event.target.value })}
            />
            <input
              className={form.input}
              type="date"
              aria-label={`第${at + 1}条的起日`}
              value={holiday.from}
              aria-invalid={isWrong('from')}
              onChange={(event) =>
                put(at, {
                  from: event.target.value,
                  ...(holiday.to === '' && { to: event.target.value }),
                })
              }
            />
            <input
              className={form.input}
              type="date"
              aria-label={`第${at + 1}条的止日`}
              value={holiday.to}
              aria-invalid={isWrong('to')}
              onChange={(event) => put(at, { to: event.target.value })}
            />
            <span className={styles.count} title={holiday.from ? date(holiday.from) : ''}>
              {daysIn(holiday)}
            </span>
            <Button
              kind="plain"
              small
              aria-label={`删去第${at + 1}条`}
              onClick={() => change(holidays.filter((_, index) => index !== at))}
            >
              删去
            </Button>
            <div className={styles.fault}>
              <FieldErrors errors={wrong} />
            </div>
          </div>
        );
      })}
      <Button
        kind="secondary"
        small
        data-testid="add-holiday"
        onClick={() =>
          change([
            ...holidays,
            {
              key: Math.max(0, ...holidays.map(({ key }) => key)) + 1,
              title: '',
              from: '',
              to: '',
            },
          ])
        }
      >
        加一条
      </Button>
      <FieldErrors
        errors={errors.filter(({ path }) => path[0] === 'holidays' && path.length === 1)}
      />
    </fieldset>
  );
}

function daysIn({ from, to }: NoticeHoliday): string {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_LENGTH) + 1;
  return days > 0 ? `共${days}天` : '';
}
