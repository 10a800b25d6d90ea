import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import type {
  AggregateFunction,
  AggregateQuery,
  DateBucket,
  Grouping,
  Measure,
  Order,
} from '../../db/records/query.ts';
import { badInput } from '../errors.ts';
import { bounded } from './bounded.ts';
import { checkValue } from './check-value.ts';
import { RECORD_LIMITS } from './limits.ts';
import { placesOf } from './read-place.ts';
import { parseFilter, unknownField } from './parse-filter.ts';
import type { ReleaseWish } from './release-asked.ts';
import { type Askable, askableFields } from './question.ts';

/** The arguments of `aggregates`, as they came. */
export interface AggregateArguments extends ReleaseWish {
  where?: unknown;
  groupBy?:
    | readonly {
        field: string;
        bucket?: DateBucket | undefined;
        band?: string | undefined;
        as?: string | undefined;
      }[]
    | undefined;
  measures: readonly {
    function: AggregateFunction;
    field?: string | undefined;
    at?: number | undefined;
    as: string;
  }[];
  having?: unknown;
  orderBy?: readonly Order[] | undefined;
  first?: number | undefined;
}

/**
 * Makes the complete question for figures: `having` and `orderBy` name groups and measures by their `as`.
 * @throws BAD_USER_INPUT
 */
export function readAggregateQuery(
  entry: CatalogueEntry,
  given: AggregateArguments,
): AggregateQuery {
  const fields = askableFields(entry);
  const groupsAsked = given.groupBy ?? [];
  bounded(groupsAsked.length, 0, RECORD_LIMITS.groupings, 'groupBy');
  bounded(given.measures.length, 1, RECORD_LIMITS.measures, 'measures');
  const groupBy = groupsAsked.map((group, index) =>
    readGrouping(group, fieldOf(group.field, fields, `groupBy.${index}.field`), `groupBy.${index}`),
  );
  const measures = given.measures.map((measure, index) => {
    const path = `measures.${index}`;
    const field =
      measure.field === undefined ? undefined : fieldOf(measure.field, fields, `${path}.field`);
    return readMeasure(measure, field, path);
  });
  const made = new Map<string, Askable>();
  for (const { as, type } of [...groupBy, ...measures]) {
    checkName(as, made.has(as));
    made.set(as, { name: as, type });
  }
  const orderBy = given.orderBy ?? [];
  bounded(orderBy.length, 0, RECORD_LIMITS.orderFields, 'orderBy');
  for (const [index, { field }] of orderBy.entries()) {
    if (!made.has(field)) throw unknownField(field, `orderBy.${index}`);
  }
  const size = given.first ?? RECORD_LIMITS.groupsUnasked;
  bounded(size, 1, RECORD_LIMITS.groups, 'first');
  const where = parseFilter(given.where, fields, 'where', placesOf(entry));
  const having = parseFilter(given.having, made, 'having');
  return {
    kind: 'AGGREGATE',
    groupBy,
    measures,
    orderBy: orderBy.map(({ field, direction, nulls }) => ({ field, direction, nulls })),
    size,
    ...(where === undefined ? {} : { where }),
    ...(having === undefined ? {} : { having }),
  };
}

function fieldOf(name: string, fields: ReadonlyMap<string, Askable>, path: string): Askable {
  const field = fields.get(name);
  if (field === undefined) throw unknownField(name, path);
  return field;
}

const NAME = /^[A-Za-z]\w{0,62}$/;

function checkName(as: string, taken: boolean): void {
  if (taken) {
    throw badInput('TOO_MANY', 'as', `名称 ${as} 出现两次`, `the name ${as} stands twice`);
  }
  if (NAME.test(as)) return;
  throw badInput(
    'WRONG_TYPE',
    'as',
    '名称以字母开头，由字母、数字、下划线组成，不超过 63 个字符',
    'a name begins with a letter and has letters, digits and underscores, at most 63',
  );
}

const NUMERIC = new Set<FieldType>(['INTEGER', 'NUMBER', 'DECIMAL']);
const TEMPORAL = new Set<FieldType>(['DATE', 'DATETIME']);

function readGrouping(
  { bucket, band, as }: NonNullable<AggregateArguments['groupBy']>[number],
  { name, type }: Askable,
  path: string,
): Grouping {
  const group = { as: as ?? name, field: name };
  if (bucket !== undefined && band !== undefined) {
    throw badInput(
      'NOT_TOGETHER',
      path,
      'bucket 与 band 只能用一个',
      'use bucket or band, not both',
    );
  }
  if (bucket !== undefined) {
    if (!TEMPORAL.has(type)) throw unsuited(`${path}.bucket`, name);
    return { ...group, bucket, type: 'DATE' };
  }
  if (band !== undefined) {
    if (!NUMERIC.has(type)) throw unsuited(`${path}.band`, name);
    const width = checkValue('DECIMAL', band, `${path}.band`);
    if (Number(width) <= 0) {
      throw badInput(
        'OUT_OF_RANGE',
        `${path}.band`,
        'band 应大于 0',
        'band must be greater than 0',
      );
    }
    return { ...group, band: width, type: type === 'DECIMAL' ? 'DECIMAL' : 'NUMBER' };
  }
  if (type === 'GEOMETRY') throw unsuited(`${path}.field`, name);
  return { ...group, type };
}

function readMeasure(
  measure: AggregateArguments['measures'][number],
  field: Askable | undefined,
  path: string,
): Measure {
  const { as, at } = measure;
  const made = { as, function: measure.function };
  if ((at !== undefined) !== (measure.function === 'PERCENTILE')) {
    throw badInput(
      at === undefined ? 'MISSING' : 'NOT_NEEDED',
      `${path}.at`,
      'PERCENTILE 需要 at（0 到 1），其他函数不需要',
      'PERCENTILE needs at (0 to 1), and no other function does',
    );
  }
  if (at !== undefined && !(at >= 0 && at <= 1)) {
    throw badInput('OUT_OF_RANGE', `${path}.at`, 'at 应在 0 到 1 之间', 'at must be from 0 to 1');
  }
  if (field === undefined) {
    if (measure.function === 'COUNT') return { ...made, type: 'INTEGER' };
    throw badInput('MISSING', `${path}.field`, '缺少字段', 'the field is missing');
  }
  if (!suitsFunction(measure.function, field.type)) throw unsuited(`${path}.function`, field.name);
  return {
    ...made,
    field: field.name,
    type: typeMade(measure.function, field.type),
    ...(at === undefined ? {} : { at }),
  };
}

export function suitsFunction(name: AggregateFunction, type: FieldType): boolean {
  if (name === 'COUNT') return true;
  if (name === 'COUNT_DISTINCT') return type !== 'GEOMETRY';
  if (name === 'MIN' || name === 'MAX') return type !== 'GEOMETRY' && type !== 'BOOLEAN';
  return NUMERIC.has(type);
}

/** The type of a figure: sums stay exact; what is interpolated or divided is a number. */
export function typeMade(name: AggregateFunction, type: FieldType): FieldType {
  switch (name) {
    case 'COUNT':
    case 'COUNT_DISTINCT':
      return 'INTEGER';
    case 'SUM':
    case 'MIN':
    case 'MAX':
      return type;
    default:
      return 'NUMBER';
  }
}

function unsuited(path: string, field: string) {
  return badInput(
    'WRONG_TYPE',
    path,
    `${path} 不适用于字段 ${field} 的类型`,
    `${path} does not suit the type of field ${field}`,
  );
}
