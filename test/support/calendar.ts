import type { NoticeDraft } from '../../api/calendar/check-notice.ts';
import { enterNotice } from '../../api/calendar/enter-notice.ts';
import { identify } from '../../api/accounts/identify.ts';
import type { TestSystem } from './system.ts';

/** The days that are off in every year by law, so that a notice of a test holds. */
const byLaw = (year: number) => [
  { title: '元旦', from: `${year}-01-01`, to: `${year}-01-01` },
  { title: '劳动节', from: `${year}-05-01`, to: `${year}-05-01` },
  { title: '国庆节', from: `${year}-10-01`, to: `${year}-10-03` },
];

/** The Bureau enters a notice that arranges these days besides those that are always off. */
export async function enterCalendar(
  city: TestSystem,
  { year, holidays, workingDays }: Pick<NoticeDraft, 'year' | 'holidays' | 'workingDays'>,
) {
  const { cookie } = await city.person('bureau-reviewer', '大数据');
  const viewer = await identify(city.system, {
    authorization: undefined,
    sessionToken: cookie.replace('session=', ''),
  });
  const own = holidays.map(({ from, to }) => [from, to] as const);
  const isTaken = ({ from, to }: { from: string; to: string }) =>
    own.some(([first, last]) => from <= last && first <= to);
  return enterNotice(city.system, viewer, {
    year,
    document: `国办发明电〔${year - 1}〕7号`,
    title: `国务院办公厅关于${year}年部分节假日安排的通知`,
    holidays: [...byLaw(year).filter((one) => !isTaken(one)), ...holidays],
    workingDays,
  });
}
