import type { System } from '../context.ts';
import { findDivisions } from '../../db/catalogue/departments.ts';
import type { Sentence } from '../errors.ts';

/** Names of the divisions by code (GB/T 2260). */
export async function divisionNames({ db }: System): Promise<Record<string, Sentence>> {
  const divisions = await findDivisions(db);
  return Object.fromEntries(
    divisions.map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn }]),
  );
}
