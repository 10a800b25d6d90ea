import { createHash } from 'node:crypto';
import { compileColumnar } from '../../db/columnar/compile-columnar.ts';
import { findStatistics } from '../../db/records/find-statistics.ts';
import type { Permit } from '../../db/records/permit.ts';
import type { AggregateQuery, ExportQuery } from '../../db/records/query.ts';
import type { RawRow } from '../../db/records/read.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { judge } from './admit.ts';
import type { WantedCopy } from './copy-files.ts';
import { hasIndexed, rowsAtMost } from './query-cost.ts';
import type { ReleaseAsked } from './release-asked.ts';
import { isWhollyUnconditional } from './wholly-unconditional.ts';

/** To so few rows an index leads sooner than a copy is read. */
const FEW_ROWS = 5_000;
/** Part of what a copy stands for: one that is made otherwise than before takes another number. */
const FORM = 1;

/**
 * The figures from a columnar copy of the release. Undefined where PostgreSQL answers: there is no copy yet (it is
 * made now, in the background), there may be none, or the engine would not give the same to the last digit.
 * @throws RATE_LIMITED, UNAVAILABLE
 */
export async function askCopy(
  system: System,
  viewer: MaybeViewer,
  asked: ReleaseAsked,
  permit: Permit<AggregateQuery>,
): Promise<RawRow[] | undefined> {
  const { columnar } = system;
  if (columnar?.isWorthwhile(asked.release.rowCount) !== true) return undefined;
  if (!isWhollyUnconditional(asked) || permit.terms.rows !== undefined) return undefined;
  if (await leavesFew(system, asked, permit)) return undefined;
  const wanted = wantedCopy(asked);
  const copy = columnar.find(wanted);
  if (copy === undefined) {
    const whole = await judge(system, viewer, asked, () => wholeRelease(asked));
    columnar.prepare(wanted, whole.permit);
    return undefined;
  }
  const question = compileColumnar(permit, copy.contents, copy.table);
  return question && columnar.ask(copy, question);
}

async function leavesFew(
  system: System,
  asked: ReleaseAsked,
  { terms: { query } }: Permit<AggregateQuery>,
): Promise<boolean> {
  const question = { ...asked, query };
  if (!hasIndexed(question)) return false;
  return (
    rowsAtMost(question, query.where, await findStatistics(system.db, asked.release)) <= FEW_ROWS
  );
}

function wholeRelease({ entry }: ReleaseAsked): ExportQuery {
  return { kind: 'EXPORT', fields: entry.fields.map(({ name }) => name) };
}

function wantedCopy({ entry, release }: ReleaseAsked): WantedCopy {
  const { id, sha256, relation, number, supersededAt } = release;
  const shape = entry.fields.map(({ name, type }) => [name, type]);
  const about = JSON.stringify([FORM, id, sha256, relation, number, supersededAt, shape]);
  const digest = createHash('sha256').update(about).digest('hex').slice(0, 24);
  return { datasetId: entry.id, release: { id, supersededAt }, digest };
}
