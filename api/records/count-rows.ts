import { compileCount } from '../../db/records/compile-page.ts';
import type { Permit } from '../../db/records/permit.ts';
import type { PageQuery } from '../../db/records/query.ts';
import { countRecords } from '../../db/records/read.ts';
import type { System } from '../context.ts';
import { RECORD_LIMITS } from './limits.ts';

export const COUNT_PRECISIONS = ['EXACT', 'AT_LEAST'] as const;

/** How many rows match, over all pages, and whether that is the number or only what there are at least. */
export interface RowCount {
  rows: number;
  precision: (typeof COUNT_PRECISIONS)[number];
}

/** Unfiltered, the release's own statistics answer; otherwise rows are counted, up to a bound. */
export async function countRows(system: System, permit: Permit<PageQuery>): Promise<RowCount> {
  const { query, rows, from } = permit.terms;
  if (query.where === undefined && rows === undefined)
    return { rows: from.rowCount, precision: 'EXACT' };
  const most = RECORD_LIMITS.countedRows;
  const counted = await countRecords(system.reader, compileCount(permit, most));
  return counted > most
    ? { rows: most, precision: 'AT_LEAST' }
    : { rows: counted, precision: 'EXACT' };
}
