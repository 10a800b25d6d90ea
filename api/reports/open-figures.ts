import { findOpenFigures } from '../../db/reports/open-figures.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import { workingDaysBetween } from '../procedures/working-days.ts';

/** A median over fewer cases would tell of single ones. */
const FEWEST_FOR_MEDIAN = 5;

export interface OpenFigures {
  datasets: number;
  unconditional: number;
  conditional: number;
  departments: number;
  records: number;
  casesAnswered: number;
  answeredInTime: number;
  /** Median working days to the answer; null under five answers. */
  medianWorkingDays: number | null;
}

export async function openFigures(system: System): Promise<OpenFigures> {
  const { answered, ...catalogue } = await findOpenFigures(system.db);
  const calendar = await openCalendar(system.db);
  const days = answered
    .map((one) => workingDaysBetween(calendar, dayOf(one.filedAt), dayOf(one.answeredAt)))
    .toSorted((a, b) => a - b);
  return {
    ...catalogue,
    casesAnswered: answered.length,
    answeredInTime: answered.filter((one) => one.answeredAt <= one.dueAt).length,
    medianWorkingDays: days.length < FEWEST_FOR_MEDIAN ? null : median(days),
  };
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
