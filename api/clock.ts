/** The only source of time; tests put another in its place. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

const beijingDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** A calendar day as YYYY-MM-DD. */
export type Day = string;

/** The Beijing day on which an instant falls. */
export function dayOf(instant: Date): Day {
  return beijingDay.format(instant);
}

/** The last millisecond of a Beijing day. */
export function endOfDay(day: Day): Date {
  return new Date(`${day}T23:59:59.999+08:00`);
}

/** The day that lies so many calendar days later. */
export function plusDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
