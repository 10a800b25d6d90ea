import { filteredFields } from '../records/filter.ts';
import type { Permit } from '../records/permit.ts';
import type { AggregateQuery, Grouping, Order } from '../records/query.ts';
import type { RawRow } from '../records/read.ts';
import { compileConditions, type CopiedTerm, Texts } from './conditions.ts';
import { type CopiedColumn, COPY, type CopyContents } from './copied-columns.ts';
import { floorAt, power, readDecimal } from './decimal.ts';
import { finishGroups, MOST_FINISHED } from './finish-groups.ts';
import { type Figure, integer, measureFigure, readOf, Selection, type Told } from './figures.ts';
import { NotExact } from './not-exact.ts';

/** A question to a copy, and how its rows are read: as PostgreSQL would have sent them. */
export interface ColumnarQuestion {
  text: string;
  values: string[];
  /** What is told of which groups, whatever the conditions: it decides how much memory is needed. */
  shape: string;
  /** Undefined where there are too many groups to be sorted by what the engine does not know. */
  read: (rows: readonly (readonly Told[])[]) => RawRow[] | undefined;
}

/**
 * The same as `compileAggregate`, from a copy of the release. Undefined where the engine would not answer to the
 * last digit what PostgreSQL answers.
 * @param table where the copy stands
 */
export function compileColumnar(
  permit: Permit<AggregateQuery>,
  contents: CopyContents,
  table: string,
): ColumnarQuestion | undefined {
  const { query, from, rows } = permit.terms;
  if (from.relation !== contents.relation || from.release !== contents.release)
    throw new Error('a copy answers for its own release');
  // What is granted of conditional data is never asked here.
  if (rows !== undefined) return undefined;
  try {
    return compile(query, contents, table);
  } catch (error) {
    if (error instanceof NotExact) return undefined;
    throw error;
  }
}

function compile(query: AggregateQuery, contents: CopyContents, table: string): ColumnarQuestion {
  const columns = new Map(contents.columns.map((column) => [column.name, column]));
  const column = (name: string): CopiedColumn => {
    const found = columns.get(name);
    if (found === undefined) throw new NotExact(`the field ${name}`);
    return found;
  };
  const selection = new Selection();
  const groups = query.groupBy.map((group): [string, Figure] => [
    group.as,
    groupFigure(group, column(group.field), selection),
  ]);
  const measures = query.measures.map((measure): [string, Figure] => {
    const of = measure.field === undefined ? undefined : column(measure.field);
    return [measure.as, measureFigure(measure, of, contents.rows, selection)];
  });
  const texts = new Texts();
  const terms = new Map(contents.columns.map((one) => [one.name, termOf(one)]));
  const where = query.where && compileConditions(query.where, terms, texts);
  const figures = new Map([...groups, ...measures]);
  const ordinals = groups.map(([, { place }]) => place ?? 0);
  const left = isTold(query, figures)
    ? leftBy(query, figures, ordinals, texts)
    : [`limit ${MOST_FINISHED + 1}`];
  const told = `select ${selection.expressions.join(', ')} from ${table}`;
  const grouped = ordinals.length === 0 ? [] : [`group by ${ordinals.join(', ')}`];
  const text = [told, ...(where === undefined ? [] : [`where ${where}`]), ...grouped, ...left].join(
    ' ',
  );
  const readers = [...figures.values()].map(({ read }) => read);
  const readAll = (rows: readonly (readonly Told[])[]) =>
    rows.map((row) => readers.map((read) => read(row)));
  return {
    text,
    values: texts.list,
    shape: [told, ...grouped].join(' '),
    read: isTold(query, figures)
      ? readAll
      : (rows) => (rows.length > MOST_FINISHED ? undefined : finishGroups(query, readAll(rows))),
  };
}

/** Whether the engine knows all figures that groups are left out or sorted by. */
function isTold(
  { having, orderBy }: AggregateQuery,
  figures: ReadonlyMap<string, Figure>,
): boolean {
  const named = [
    ...(having === undefined ? [] : filteredFields(having)),
    ...orderBy.map(({ field }) => field),
  ];
  return named.every((as) => figures.get(as)?.term !== undefined);
}

/** What is left of the groups, in which order. */
function leftBy(
  query: AggregateQuery,
  figures: ReadonlyMap<string, Figure>,
  ordinals: readonly number[],
  texts: Texts,
): string[] {
  const terms = new Map(
    [...figures].flatMap(([as, { term }]) => (term ? [[as, term] as const] : [])),
  );
  const order = [
    ...query.orderBy.map((key) => orderText(key, figures.get(key.field)?.place ?? 0)),
    ...ordinals.map((at) => `${at} asc nulls last`),
  ];
  return [
    ...(query.having === undefined
      ? []
      : [`having ${compileConditions(query.having, terms, texts)}`]),
    ...(order.length === 0 ? [] : [`order by ${order.join(', ')}`]),
    `limit ${query.size + 1}`,
  ];
}

function orderText({ direction, nulls }: Order, place: number): string {
  return `${place} ${direction.toLowerCase()} nulls ${nulls.toLowerCase()}`;
}

/** A field as conditions are about it. */
function termOf({ form, at }: CopiedColumn): CopiedTerm {
  const expression = COPY.value(at);
  if (form.kind === 'SCALED') return { expression, domain: { kind: 'SCALED', scale: form.scale } };
  return { expression, domain: form };
}

function groupFigure(group: Grouping, column: CopiedColumn, selection: Selection): Figure {
  const { form, at } = column;
  const value = COPY.value(at);
  if (group.bucket !== undefined) {
    const day = form.kind === 'MOMENT' ? COPY.day(at) : value;
    const term: CopiedTerm = {
      expression: `date_trunc('${group.bucket.toLowerCase()}', ${day})::date`,
      domain: { kind: 'DAY' },
    };
    return selection.tell(term);
  }
  if (group.band !== undefined) return bandFigure(group.band, column, selection);
  // One of several ways to write an instant, or an equal number, would have to be chosen.
  if (form.kind === 'MOMENT') throw new NotExact('the text of an instant');
  if (form.kind === 'SCALED' && form.varies && column.type === 'DECIMAL')
    throw new NotExact('one of several texts of a decimal');
  return selection.tell(termOf(column));
}

/** What fits into 64 bits. */
const MOST_DIGITS = 18;
/** A quotient that comes nearer to an integer from below than this would be rounded up to it before it is cut. */
const LEAST_QUOTIENT_SCALE = 12;
const MOST_QUOTIENT = power(8);

/** `floor(value / width) * width` in integers; `%` keeps the sign of the value. */
function bandFigure(band: string, column: CopiedColumn, selection: Selection): Figure {
  const { form, at } = column;
  if (form.kind !== 'SCALED') throw new NotExact('bands of what is no number');
  const width = readDecimal(band);
  const scale = Math.max(form.scale, width.scale);
  const wide = width.digits * power(scale - width.scale);
  const longest = form.width + scale - form.scale;
  const most = power(longest);
  if (longest > MOST_DIGITS || wide >= power(MOST_DIGITS)) throw new NotExact('a band so fine');
  if (most / wide >= MOST_QUOTIENT || wide >= power(LEAST_QUOTIENT_SCALE))
    throw new NotExact('a quotient so near to an integer');
  const value = `(${COPY.value(at)}::bigint * ${power(scale - form.scale)})`;
  const expression = `(${value} - ((${value} % ${wide}) + ${wide}) % ${wide})`;
  const figure = selection.tell({ expression, domain: { kind: 'SCALED', scale } });
  const place = figure.place ?? 0;
  return {
    ...figure,
    read: (row) =>
      readOf({ kind: 'SCALED', scale: width.scale }, rescaled(row[place - 1], scale, width.scale)),
  };
}

/** A multiple of the width has no digits beyond those of the width. */
function rescaled(value: Told | undefined, from: number, to: number): Told {
  if (value == null) return null;
  return floorAt({ digits: integer(value), scale: from }, to).floor;
}
