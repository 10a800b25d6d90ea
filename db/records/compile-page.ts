import type { Filter } from './filter.ts';
import type { Permit } from './permit.ts';
import type { Column, Order, PageQuery, Position } from './query.ts';
import {
  permittedRows,
  quoted,
  SQL_TYPE,
  type Statement,
  Values,
  wholeNumber,
} from './statement.ts';

/** What a page's rows consist of: the fields asked for, what of the sort fields is not among them, the row's identity. */
export function pageColumns({ fields, orderBy }: PageQuery): string[] {
  return [...new Set([...fields, ...orderBy.map(({ field }) => field)])];
}

/**
 * The page's rows, one more than asked for so that the reader sees whether another page follows; a page backward
 * comes in reverse. The size stands in the text, or the planner would think of a tenth of all rows and plan anew
 * each time.
 */
export function compilePage(permit: Permit<PageQuery>): Statement {
  const { query, from } = permit.terms;
  const values = new Values();
  const keys = sortKeys(permit);
  const columns = pageColumns(query).map(quoted);
  const where = [permittedRows(permit, values), ...beyond(query, keys, values)].join(' and ');
  const limit = wholeNumber(query.size + 1);
  const order = [...keys.map(orderText), `_id ${backward(query) ? 'desc' : 'asc'}`].join(', ');
  const text =
    `select ${[...columns, '_id'].join(', ')} from open.${quoted(from.relation)}` +
    ` where ${where} order by ${order} limit ${limit}`;
  return { text, values: values.list };
}

/** How many rows match, over all pages; counting ends one beyond `most`. */
export function compileCount(permit: Permit<PageQuery>, most: number): Statement {
  const values = new Values();
  const where = permittedRows(permit, values);
  const limit = values.add(most + 1, 'integer');
  const matching = `select from open.${quoted(permit.terms.from.relation)} where ${where} limit ${limit}`;
  return { text: `select count(*) from (${matching}) matching`, values: values.list };
}

function backward({ towards }: PageQuery): boolean {
  return towards === 'BACKWARD';
}

interface SortKey extends Order {
  column: Column;
}

/** The order in which the rows are fetched: backward, everything in it is turned round. */
function sortKeys({ terms: { query, from } }: Permit<PageQuery>): SortKey[] {
  return query.orderBy.map(({ field, direction, nulls }) => {
    const column = from.columns.find(({ name }) => name === field);
    if (column === undefined) throw new Error(`permit names a field outside its release: ${field}`);
    if (!backward(query)) return { field, direction, nulls, column };
    return {
      field,
      column,
      direction: direction === 'ASC' ? 'DESC' : 'ASC',
      nulls: nulls === 'FIRST' ? 'LAST' : 'FIRST',
    };
  });
}

function orderText({ field, direction, nulls, column }: SortKey): string {
  // An index serves an order without this clause where it says nothing.
  const natural = direction === 'ASC' ? 'LAST' : 'FIRST';
  const said = nulls !== natural && column.nullable ? ` nulls ${nulls.toLowerCase()}` : '';
  return `${quoted(field)} ${direction.toLowerCase()}${said}`;
}

/** Rows beyond a position: those that differ from it in a sort field first stand later there. */
function beyond(query: PageQuery, keys: SortKey[], values: Values): string[] {
  if (query.from === undefined) return [];
  const { values: bounds, rowId } = query.from;
  if (isOneWay(query, keys, bounds)) return [beyondRow(query, keys, query.from, values)];
  const id = `_id ${backward(query) ? '<' : '>'} ${values.add(rowId, 'uuid')}`;
  return [
    ...startOf(query, keys[0], bounds[0] ?? null, values),
    keys.reduceRight((rest, key, index) => beyondIn(key, bounds[index] ?? null, rest, values), id),
  ];
}

/** Whether all of the order goes the way of the row's identity, and rows without a value are none that follow. */
function isOneWay(query: PageQuery, keys: SortKey[], bounds: (string | null)[]): boolean {
  const way = backward(query) ? 'DESC' : 'ASC';
  return keys.every((key, at) => {
    const { direction } = key;
    return direction === way && (bounds[at] ?? null) !== null && !nullsFollow(query, key);
  });
}

/** The position as one row, to which an index in this order leads at once. */
function beyondRow(
  query: PageQuery,
  keys: SortKey[],
  { values: bounds, rowId }: Position,
  values: Values,
): string {
  const names = [...keys.map(({ field }) => quoted(field)), '_id'];
  const at = keys.map(({ column }, index) => values.add(bounds[index], SQL_TYPE[column.type]));
  const position = [...at, values.add(rowId, 'uuid')];
  return `(${names.join(', ')}) ${backward(query) ? '<' : '>'} (${position.join(', ')})`;
}

/**
 * Where an index in the order of the first sort field is entered: without it the index is read from its beginning to
 * the position. Not where rows without a value still follow, since they have no place between bounds.
 */
function startOf(
  query: PageQuery,
  key: SortKey | undefined,
  value: string | null,
  values: Values,
): string[] {
  if (key === undefined || value === null) return [];
  if (nullsFollow(query, key)) return [];
  const { field, direction, column } = key;
  return [
    `${quoted(field)} ${direction === 'ASC' ? '>=' : '<='} ${values.add(value, SQL_TYPE[column.type])}`,
  ];
}

/** Whether rows without a value in a sort field stand after those with one. */
function nullsFollow({ where }: PageQuery, { field, nulls, column }: SortKey): boolean {
  return column.nullable && nulls === 'LAST' && !leavesOutNulls(where, field);
}

/** Whether a filter lets only rows through that have a value in the field. */
function leavesOutNulls(filter: Filter | undefined, field: string): boolean {
  if (filter?.kind === 'and') return filter.of.some((part) => leavesOutNulls(part, field));
  if (filter?.kind !== 'condition' || filter.field !== field) return false;
  return filter.operator !== 'isNull' || filter.value !== true;
}

function beyondIn(
  { field, direction, nulls, column: { type, nullable } }: SortKey,
  value: string | null,
  rest: string,
  values: Values,
): string {
  const column = quoted(field);
  if (value === null) {
    const later = nulls === 'FIRST' ? `${column} is not null or ` : '';
    return `(${later}(${column} is null and ${rest}))`;
  }
  const bound = values.add(value, SQL_TYPE[type]);
  const greater = `${column} ${direction === 'ASC' ? '>' : '<'} ${bound}`;
  const later = nullable && nulls === 'LAST' ? `${greater} or ${column} is null` : greater;
  return `(${later} or (${column} = ${bound} and ${rest}))`;
}
