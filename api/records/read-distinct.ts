import type { CatalogueEntry, EntryRelease } from '../../db/catalogue/entries.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { admitAgain } from './admit.ts';
import { readAggregates } from './read-aggregates.ts';
import type { ReleaseWish } from './release-asked.ts';
import type { JsonValue } from './write-value.ts';

export const DISTINCT_ORDERS = ['COUNT', 'VALUE'] as const;

/** The arguments of `distinctValues`, as they came. */
export interface DistinctArguments extends ReleaseWish {
  field: string;
  where?: unknown;
  /** Most frequent values first, or values ascending. */
  order?: (typeof DISTINCT_ORDERS)[number] | undefined;
  first?: number | undefined;
}

/** The different values of a field in one release, each with its rows; null stands for rows without one. */
export interface DistinctValues {
  values: { value: JsonValue; rows: number }[];
  /** Whether there are more values than were asked for. */
  hasMore: boolean;
  /** How many different values there are, null not counted; counted when asked. */
  count(): Promise<number>;
  release: EntryRelease;
}

const [VALUE, ROWS] = ['value', 'rows'];

/**
 * Which values a field has: groups by it, through the same gate as every figure.
 * @throws the gate's refusals, BAD_USER_INPUT, NOT_RELEASED, RELEASE_WITHDRAWN
 */
export async function readDistinct(
  system: System,
  viewer: MaybeViewer,
  whole: CatalogueEntry,
  { field, where, order = 'COUNT', first, release, asOf }: DistinctArguments,
): Promise<DistinctValues> {
  const common = { where, release, asOf };
  const byRows = { field: ROWS, direction: 'DESC', nulls: 'LAST' } as const;
  const byValue = { field: VALUE, direction: 'ASC', nulls: 'LAST' } as const;
  const found = await readAggregates(system, viewer, whole, {
    ...common,
    groupBy: [{ field, as: VALUE }],
    measures: [{ function: 'COUNT', as: ROWS }],
    orderBy: order === 'COUNT' ? [byRows, byValue] : [byValue],
    first,
  });
  return {
    values: found.groups.map((group) => ({
      value: group[VALUE] ?? null,
      rows: Number(group[ROWS]),
    })),
    hasMore: found.hasMore,
    release: found.release,
    count: async () => {
      const measures = [{ function: 'COUNT_DISTINCT', field, as: ROWS }] as const;
      const again = { where, measures, release: found.release.number };
      const { groups } = await readAggregates(system, viewer, whole, again, admitAgain);
      return Number(groups[0]?.[ROWS] ?? 0);
    },
  };
}
