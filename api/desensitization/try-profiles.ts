import { randomBytes } from 'node:crypto';
import { findProfiles } from '../../db/desensitization/kept-profiles.ts';
import type { System } from '../context.ts';
import { badInput } from '../errors.ts';
import { type ProposedTreatment, proposeTreatments } from './propose-treatments.ts';

const MOST_COLUMNS = 50;
const MOST_ROWS = 20;
const LONGEST_CELL = 500;

/**
 * What the profiles in force make of a few rows that someone typed in (M31); nothing of them is kept. A keyed
 * hash is made with a key of this moment, so that it says nothing of any released value.
 * @throws BAD_USER_INPUT (no column, too many of them, of rows, or of characters)
 */
export async function tryProfiles(
  { db }: System,
  { columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] },
): Promise<ProposedTreatment[]> {
  if (columns.length === 0 || columns.length > MOST_COLUMNS)
    throw badInput(
      columns.length === 0 ? 'MISSING' : 'TOO_MANY',
      'columns',
      `请写1到${MOST_COLUMNS}列的表头`,
      `the headers of 1 to ${MOST_COLUMNS} columns are needed`,
    );
  if (rows.length > MOST_ROWS)
    throw badInput('TOO_MANY', 'rows', `最多试${MOST_ROWS}行`, `${MOST_ROWS} rows at most`);
  if ([columns, ...rows].flat().some((cell) => cell.length > LONGEST_CELL))
    throw badInput(
      'OUT_OF_RANGE',
      'rows',
      `每格最多${LONGEST_CELL}个字符`,
      `${LONGEST_CELL} characters in a cell at most`,
    );
  const firstRows = rows.map((cells, at) => ({ line: at + 2, cells: [...cells] }));
  return proposeTreatments(
    { columns, firstRows },
    await findProfiles(db),
    randomBytes(32),
    MOST_ROWS,
  );
}
