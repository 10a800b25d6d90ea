import type { Day } from '../clock.ts';
import { badInput } from '../errors.ts';
import type { Arrangement } from '../procedures/open-calendar.ts';
import { isWeekend } from '../procedures/state-council-calendar.ts';

/** A State Council notice as the Bureau enters it. */
export interface NoticeDraft extends Arrangement {
  /** Number, e.g. 国办发明电〔2026〕7号. */
  document: string;
  title: string;
}

const FIRST_YEAR = 2020;
const DAY = /^\d{4}-\d\d-\d\d$/;
const LONGEST_WORDS = 200;
const MOST = 40;
/** Days that are off in every year (全国年节及纪念日放假办法). */
const ALWAYS_OFF = ['01-01', '05-01', '10-01', '10-02', '10-03'];

/** Holds a notice against itself, its year and the week. @throws BAD_USER_INPUT naming the first fault */
export function checkNotice(draft: NoticeDraft, today: Day): void {
  const { year, holidays, workingDays } = draft;
  const last = Number(today.slice(0, 4)) + 2;
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > last)
    throw badInput(
      'OUT_OF_RANGE',
      'year',
      `年份应在 ${FIRST_YEAR} 到 ${last} 之间`,
      `the year lies between ${FIRST_YEAR} and ${last}`,
    );
  checkWords('document', draft.document, '请写明通知文号', 'give the number of the notice');
  checkWords('title', draft.title, '请写明通知标题', 'give the title of the notice');
  if (holidays.length === 0 || holidays.length > MOST || workingDays.length > MOST)
    throw badInput(
      'OUT_OF_RANGE',
      'holidays',
      '请逐条写明放假安排',
      'write down the holidays one by one',
    );
  for (const [at, { title, from, to }] of holidays.entries()) {
    const where = `holidays.${at}`;
    checkWords(`${where}.title`, title, '请写明节日', 'name the holiday');
    checkDay(`${where}.from`, from, year);
    checkDay(`${where}.to`, to, year);
    if (to < from)
      throw badInput('OUT_OF_RANGE', `${where}.to`, '止日早于起日', 'it ends before it begins');
    const doubled = holidays.slice(0, at).find((one) => from <= one.to && one.from <= to);
    if (doubled !== undefined)
      throw badInput(
        'NOT_NEEDED',
        `${where}.from`,
        `与${doubled.title}的日期重叠`,
        `its days are those of ${doubled.title} too`,
      );
  }
  const isOff = (day: Day) => holidays.some(({ from, to }) => from <= day && day <= to);
  for (const [at, day] of workingDays.entries()) {
    const where = `workingDays.${at}`;
    checkDay(where, day, year);
    if (isOff(day))
      throw badInput('OUT_OF_RANGE', where, `${day} 既放假又上班`, `${day} is both off and worked`);
    if (!isWeekend(day))
      throw badInput(
        'OUT_OF_RANGE',
        where,
        `${day} 不是周末，不是调休上班日`,
        `${day} is no weekend day: it is worked anyway`,
      );
    if (workingDays.indexOf(day) !== at)
      throw badInput('NOT_NEEDED', where, `${day} 写了两次`, `${day} is named twice`);
  }
  const forgotten = ALWAYS_OFF.find((day) => !isOff(`${year}-${day}`));
  if (forgotten !== undefined)
    throw badInput(
      'MISSING',
      'holidays',
      `${year}-${forgotten} 是法定节日，应在放假日期里`,
      `${year}-${forgotten} is a holiday by law and is off`,
    );
}

function checkWords(where: string, given: string, zh: string, en: string): void {
  if (given.trim() === '') throw badInput('MISSING', where, zh, en);
  if (given.length > LONGEST_WORDS)
    throw badInput(
      'OUT_OF_RANGE',
      where,
      `至多 ${LONGEST_WORDS} 字`,
      `at most ${LONGEST_WORDS} characters`,
    );
}

/** A notice arranges its year; for New Year's Day also the last week of the December before it. */
function checkDay(where: string, day: Day, year: number): void {
  const at = new Date(`${day}T00:00:00Z`);
  if (!DAY.test(day) || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(day))
    throw badInput('WRONG_TYPE', where, '日期写作 YYYY-MM-DD', 'a day is written YYYY-MM-DD');
  if (day < `${year - 1}-12-25` || day > `${year}-12-31`)
    throw badInput(
      'OUT_OF_RANGE',
      where,
      `${day} 不在 ${year} 年的安排之内`,
      `${day} is not for a notice of ${year} to arrange`,
    );
}
