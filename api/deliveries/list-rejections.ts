import type { IngestDb } from '../../db/connect.ts';
import { findFaults, findRejections } from '../../db/releases/rejections.ts';
import type { Sentence } from '../errors.ts';
import { ROW_FAULTS, type RowFault } from '../intake/check-row.ts';

export type KeptRejection = Awaited<ReturnType<typeof findRejections>>[number];

/** Rejections of one answer; the line of the last one leads to the next. */
const PAGE = 500;

/** Why a row came back, in both languages: what was said of its very value, or of its kind of fault. */
export function sentenceOf({
  reason,
  detail,
}: {
  reason: string;
  detail?: Sentence | null;
}): Sentence {
  const known = reason in ROW_FAULTS ? ROW_FAULTS[reason as RowFault] : undefined;
  return detail ?? known ?? { zh: reason, en: reason };
}

/** What was rejected of a load, by line: number, column, value, and why. */
export async function listRejections(db: IngestDb, loadId: string, after: number) {
  const found = await findRejections(db, loadId, { after, most: PAGE });
  return {
    rejections: found.map((rejection) => ({
      line: rejection.line,
      column: rejection.column,
      value: rejection.value,
      reason: rejection.reason,
      message: sentenceOf(rejection),
    })),
    next: new Set(found.map(({ line }) => line)).size < PAGE ? null : (found.at(-1)?.line ?? null),
  };
}

/** Kinds of fault that one answer lists: who mends a column mends all of its rows. */
const MOST_FAULTS = 50;

/** What is to be mended in a load: each column and reason once, with the number of its rows. */
export async function listFaults(db: IngestDb, loadId: string) {
  const found = await findFaults(db, loadId, MOST_FAULTS);
  return {
    faults: found.map((fault) => ({
      column: fault.column,
      reason: fault.reason,
      message: sentenceOf(fault),
      rows: Number(fault.rows),
      firstLine: fault.firstLine,
    })),
  };
}
