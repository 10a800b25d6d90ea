import type { AppDb } from '../../db/connect.ts';
import { dayOf } from '../clock.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import { countWorkingDays } from '../procedures/working-days.ts';
import { UPDATE_RULES } from './rules.ts';

/** What the Bureau's receipt sets: its clock. */
export async function received(db: AppDb, at: Date) {
  const today = dayOf(at);
  const { dueAt, provisional } = countWorkingDays(
    await openCalendar(db),
    today,
    UPDATE_RULES.carryOutWithin.workingDays,
  );
  return { state: 'RECEIVED' as const, receivedAt: at, dueAt, provisional };
}

/** Where an application stands once it is filed: at the Bureau, or first at its county's bureau (M14: 本级). */
export function receiptAt(db: AppDb, level: 'CITY' | 'COUNTY', at: Date) {
  if (level === 'CITY') return received(db, at);
  return Promise.resolve({
    state: 'AT_COUNTY' as const,
    receivedAt: null,
    dueAt: null,
    provisional: false,
  });
}
