import type { System } from '../context.ts';
import { findDivisions } from '../../db/catalogue/departments.ts';
import type { Sentence } from '../errors.ts';

/** The divisions of the city (GB/T 2260), by code. */
export async function divisionList({ db }: System) {
  return (await findDivisions(db)).toSorted((a, b) => a.code.localeCompare(b.code));
}

/** Names of the divisions by code (GB/T 2260). */
export async function divisionNames({ db }: System): Promise<Record<string, Sentence>> {
  const divisions = await findDivisions(db);
  return Object.fromEntries(
    divisions.map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn }]),
  );
}
