import { findStatistics } from '../../db/records/find-statistics.ts';
import type { RecordQuery } from '../../db/records/query.ts';
import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import type { LiveGrant } from '../grants/live-grant.ts';
import { judge } from './admit.ts';
import { costOf, type QueryCost, refuseBeyondBudget } from './query-cost.ts';
import { type AggregateArguments, readAggregateQuery } from './read-aggregate-query.ts';
import { type PageArguments, readPageQuery } from './read-page-query.ts';
import { type ReleaseAsked, releaseAsked } from './release-asked.ts';

/** What would become of a question, without running it. */
export interface DryRun {
  /** Why it would be refused; undefined where it would be answered. */
  refusal: Pick<Refusal, 'code' | 'detail' | 'sentence'> | undefined;
  /** Undefined where the question is not even one. */
  cost: QueryCost | undefined;
  /** Whether an answer would be put on record (M40). */
  logged: boolean;
}

/** The arguments of a page, or of figures where measures are among them. */
export type DryRunArguments = PageArguments &
  Pick<AggregateArguments, 'groupBy' | 'having'> & {
    measures?: AggregateArguments['measures'] | undefined;
  };

/**
 * The same judgement as of the question itself, up to the last step, which is left out: no row is read and
 * nothing is put on record. A cursor is not looked at.
 */
export async function dryRun(
  system: System,
  viewer: MaybeViewer,
  whole: CatalogueEntry,
  given: DryRunArguments,
): Promise<DryRun> {
  let cost: QueryCost | undefined;
  try {
    const asked = await releaseAsked(system, whole, given);
    const statistics = await findStatistics(system.db, asked.release);
    // Who is refused is told nothing that the values say.
    const said = { ...statistics, profiles: new Map() };
    const { permit, grants } = await judge(system, viewer, asked, (held) => {
      const query = questionOf(asked, held, given);
      cost = costOf({ ...asked, query }, said);
      return query;
    });
    cost = costOf({ ...asked, query: permit.terms.query }, statistics);
    refuseBeyondBudget(cost);
    return { refusal: undefined, cost, logged: grants.length > 0 };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, detail, sentence } = error;
    return { refusal: { code, detail, sentence }, cost, logged: false };
  }
}

function questionOf(
  { entry }: ReleaseAsked,
  grants: readonly LiveGrant[],
  given: DryRunArguments,
): RecordQuery {
  const { measures } = given;
  return measures === undefined
    ? readPageQuery(entry, grants, given)
    : readAggregateQuery(entry, { ...given, measures });
}
