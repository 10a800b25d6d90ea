import { z } from 'zod';
import {
  countLedger,
  findAnsweringDepartments,
  findLedger,
  type LedgerFilter,
  type LedgerRow,
} from '../../db/cases/ledger.ts';
import { checkSearch, readPlace, writePlace } from '../catalogue/search-place.ts';
import { dayOf } from '../clock.ts';
import type { System } from '../context.ts';
import { openCalendar } from '../procedures/open-calendar.ts';
import { workingDaysBetween } from '../procedures/working-days.ts';

export type { LedgerFilter };

const ORDER = 'LEDGER';
const placeSchema = z.object({ answeredAt: z.iso.datetime({ offset: true }), id: z.uuid() });

/** A decided case as everyone sees it. */
export interface LedgerLine extends LedgerRow {
  /** Working days from receipt, which does not count, to the answer. */
  workingDaysTaken: number;
}

export interface LedgerPage {
  entries: { cursor: string; line: LedgerLine }[];
  hasNextPage: boolean;
  totalCount(): Promise<number>;
  departments(): ReturnType<typeof findAnsweringDepartments>;
}

/**
 * 办件台账: every decided case, the newest decision first; anyone may read it. It names no applicant, and no
 * dataset that is neither in the open catalogue nor in the register of what is not opened.
 * @throws BAD_USER_INPUT, CURSOR_INVALID, CURSOR_FOREIGN
 */
export async function listLedger(
  { db }: System,
  question: { filter: LedgerFilter; first: number; after?: string | undefined },
): Promise<LedgerPage> {
  const { filter, first } = question;
  checkSearch(first, '');
  const after =
    question.after === undefined ? undefined : readPlace(question.after, ORDER, placeSchema);
  const found = await findLedger(db, filter, { limit: first + 1, after });
  const shown = found.slice(0, first);
  const calendar = await openCalendar(db);
  return {
    entries: shown.map((row) => ({
      cursor: writePlace(ORDER, { answeredAt: row.answeredAt.toISOString(), id: row.id }),
      line: {
        ...row,
        workingDaysTaken: workingDaysBetween(calendar, dayOf(row.filedAt), dayOf(row.answeredAt)),
      },
    })),
    hasNextPage: found.length > first,
    totalCount: () => countLedger(db, filter),
    departments: () => findAnsweringDepartments(db),
  };
}
