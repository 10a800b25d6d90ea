import { DIVISION_CODES, FUNCTIONAL_ZONES } from './division-codes.ts';
import type { Fault } from './faults.ts';

const KNOWN = new Map(DIVISION_CODES.map((division) => [division.code, division]));

/**
 * What is wrong with a division code in the list of a year (GB/T 2260); a retired code is told apart from a
 * wrong one, with the code that took its place.
 */
export function divisionFault(code: string, year: number): Fault | undefined {
  const division = KNOWN.get(code);
  if (division === undefined)
    return FUNCTIONAL_ZONES.includes(code)
      ? {
          reason: 'DIVISION_UNKNOWN',
          detail: {
            zh: `${code} 是功能区的统计代码，不是行政区划代码`,
            en: `${code} is a statistical code of a functional zone and no division`,
          },
        }
      : { reason: 'DIVISION_UNKNOWN' };
  const { since = 0, until = Infinity, became, name } = division;
  if (year > until)
    return {
      reason: 'DIVISION_RETIRED',
      detail: {
        zh: `${code} ${name}自 ${until + 1} 年起停用${became === undefined ? '' : `，改用 ${became} ${KNOWN.get(became)?.name ?? ''}`}`,
        en: `${code} is retired since ${until + 1}${became === undefined ? '' : `; use ${became}`}`,
      },
    };
  if (year < since)
    return {
      reason: 'DIVISION_NOT_YET',
      detail: {
        zh: `${code} ${name}自 ${since} 年起才有`,
        en: `${code} exists since ${since} only`,
      },
    };
  return undefined;
}
