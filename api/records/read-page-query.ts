import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import type { Order, PageQuery } from '../../db/records/query.ts';
import { badInput, Refusal } from '../errors.ts';
import type { LiveGrant } from '../grants/live-grant.ts';
import { bounded } from './bounded.ts';
import { RECORD_LIMITS } from './limits.ts';
import { parseFilter, unknownField } from './parse-filter.ts';
import { askableFields } from './question.ts';

/** The arguments of `records`, as they came. */
export interface PageArguments {
  fields?: readonly string[] | undefined;
  where?: unknown;
  orderBy?: readonly Order[] | undefined;
  first?: number | undefined;
  after?: string | undefined;
  last?: number | undefined;
  before?: string | undefined;
  release?: number | undefined;
}

/** Makes the complete question; without `fields` it asks for all that are free or granted. */
export function readPageQuery(
  entry: CatalogueEntry,
  grants: readonly LiveGrant[],
  given: PageArguments,
): PageQuery {
  const known = askableFields(entry);
  const named = (list: readonly string[], path: string) => {
    const wrong = list.findIndex((name) => !known.has(name));
    if (wrong >= 0) throw unknownField(list[wrong] ?? '', `${path}.${wrong}`);
  };
  const fields = given.fields ?? defaultFields(entry, grants);
  const orderBy = given.orderBy ?? [];
  named(fields, 'fields');
  named(
    orderBy.map((order) => order.field),
    'orderBy',
  );
  bounded(fields.length, 1, RECORD_LIMITS.fieldsPerQuery, 'fields');
  bounded(orderBy.length, 0, RECORD_LIMITS.orderFields, 'orderBy');
  noneTwice(fields, 'fields');
  noneTwice(
    orderBy.map((order) => order.field),
    'orderBy',
  );
  const geometry = orderBy.find(({ field }) => known.get(field)?.type === 'GEOMETRY');
  if (geometry !== undefined) {
    throw badInput('WRONG_TYPE', 'orderBy', '几何字段不能排序', 'geometry cannot be sorted');
  }

  const where = parseFilter(given.where, known);
  return {
    kind: 'PAGE',
    fields: [...fields],
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

function defaultFields(entry: CatalogueEntry, grants: readonly LiveGrant[]): string[] {
  const granted = new Set(grants.flatMap((grant) => grant.fields));
  const free = entry.fields.filter(
    (field) => field.openness === 'UNCONDITIONAL' || granted.has(field.name),
  );
  if (free.length === 0) {
    // Nothing is free: the question is for all of it, and the gate says what that needs.
    return entry.fields.map((field) => field.name);
  }
  return free.map((field) => field.name);
}

function noneTwice(names: readonly string[], argument: string): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new Refusal('BAD_USER_INPUT', {
    reason: 'TOO_MANY',
    argument,
    message: { zh: `${argument} 中 ${twice} 出现两次`, en: `${twice} stands twice in ${argument}` },
  });
}
