import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import type { Order, PageQuery } from '../../db/records/query.ts';
import { badInput } from '../errors.ts';
import type { LiveGrant } from '../grants/live-grant.ts';
import { bounded } from './bounded.ts';
import { RECORD_LIMITS } from './limits.ts';
import { placesOf } from './read-place.ts';
import { parseFilter } from './parse-filter.ts';
import { askableFields } from './question.ts';
import type { ReleaseWish } from './release-asked.ts';
import { allKnown, noneTwice, readFields } from './read-fields.ts';

/** The arguments of `records`, as they came. */
export interface PageArguments extends ReleaseWish {
  fields?: readonly string[] | undefined;
  where?: unknown;
  orderBy?: readonly Order[] | undefined;
  first?: number | undefined;
  after?: string | undefined;
  last?: number | undefined;
  before?: string | undefined;
}

/** Makes the complete question; without `fields` it asks for all that are free or granted. */
export function readPageQuery(
  entry: CatalogueEntry,
  grants: readonly LiveGrant[],
  given: PageArguments,
): PageQuery {
  const known = askableFields(entry);
  const fields = readFields(entry, grants, given.fields);
  const orderBy = given.orderBy ?? [];
  const sorted = orderBy.map(({ field }) => field);
  allKnown(entry, sorted, 'orderBy');
  bounded(orderBy.length, 0, RECORD_LIMITS.orderFields, 'orderBy');
  noneTwice(sorted, 'orderBy');
  const geometry = orderBy.find(({ field }) => known.get(field)?.type === 'GEOMETRY');
  if (geometry !== undefined) {
    throw badInput('WRONG_TYPE', 'orderBy', '几何字段不能排序', 'geometry cannot be sorted');
  }

  const where = parseFilter(given.where, known, 'where', placesOf(entry));
  return {
    kind: 'PAGE',
    fields,
    orderBy: orderBy.map(({ field, direction, nulls }) => ({ field, direction, nulls })),
    ...readSize(given),
    ...(where === undefined ? {} : { where }),
  };
}

/** Forward unless the last rows are asked for. */
function readSize({ first, after, last, before }: PageArguments) {
  const backward = last !== undefined || before !== undefined;
  if (backward && (first !== undefined || after !== undefined)) {
    throw badInput(
      'NOT_TOGETHER',
      last === undefined ? 'before' : 'last',
      'first、after 与 last、before 不能同时使用',
      'first and after go forward, last and before go backward: use one pair',
    );
  }
  const size = (backward ? last : first) ?? RECORD_LIMITS.pageSizeUnasked;
  bounded(size, 1, RECORD_LIMITS.pageSize, backward ? 'last' : 'first');
  return { size, towards: backward ? 'BACKWARD' : 'FORWARD' } as const;
}
