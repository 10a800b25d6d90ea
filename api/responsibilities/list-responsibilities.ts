import { findResponsibilities, type ResponsibilityRow } from '../../db/responsibilities/lines.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { dayOf } from '../clock.ts';
import { divisionOf } from '../compilation/find-entries.ts';
import type { System } from '../context.ts';

/**
 * How a department does what it must. KEPT_ELSEWHERE: closed data is collected, and never delivered into this
 * system (M30). NOT_YET: nothing has come, and nothing is due yet.
 */
export const RESPONSIBILITY_STANDINGS = ['IN_TIME', 'LATE', 'NOT_YET', 'KEPT_ELSEWHERE'] as const;
export type ResponsibilityStanding = (typeof RESPONSIBILITY_STANDINGS)[number];

export interface Responsibility extends ResponsibilityRow {
  standing: ResponsibilityStanding;
}

export interface ResponsibilityWish {
  department?: string | undefined;
  standings?: readonly ResponsibilityStanding[] | undefined;
}

/**
 * The responsibility list (M13) of a desk: its department's, its county's, or the whole city's for the Bureau and
 * the auditor, on the day on which it is asked.
 */
export async function listResponsibilities(
  { db, clock }: System,
  viewer: Viewer,
  { department, standings }: ResponsibilityWish,
): Promise<Responsibility[]> {
  const scope = await scopeOf({ db }, viewer);
  if (scope === undefined) return [];
  const today = dayOf(clock());
  const rows = await findResponsibilities(db, scope);
  return rows
    .filter((row) => department === undefined || row.department === department)
    .map((row) => ({ ...row, standing: standingOf(row, today) }))
    .filter(({ standing }) => standings === undefined || standings.includes(standing));
}

async function scopeOf({ db }: Pick<System, 'db'>, viewer: Viewer) {
  const { post, department } = viewer.party;
  if (post === null || department === null) return undefined;
  if (post === 'BUREAU_REVIEWER' || post === 'AUDITOR') return {};
  if (post !== 'COUNTY_REVIEWER') return { department };
  const division = await divisionOf(db, viewer);
  return division === undefined ? undefined : { division };
}

function standingOf({ openness, dueOn, number }: ResponsibilityRow, today: string) {
  if (openness === 'CLOSED') return 'KEPT_ELSEWHERE' as const;
  if (dueOn !== null && dueOn < today) return 'LATE' as const;
  return number === null ? ('NOT_YET' as const) : ('IN_TIME' as const);
}
