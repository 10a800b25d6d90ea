import type { Measure } from '../records/query.ts';
import type { CopiedTerm, Domain } from './conditions.ts';
import { type CopiedColumn, COPY } from './copied-columns.ts';
import { floorAt, writeDecimal } from './decimal.ts';
import { average, deviation } from './division.ts';
import { NotExact } from './not-exact.ts';

/** A value as the engine tells it; a day tells itself as text. */
export type Told = string | number | bigint | boolean | null | { toString(): string };

/** A column of the answer. */
export interface Figure {
  /** What `having` can be about; none where it is only reckoned from what the engine tells. */
  term?: CopiedTerm;
  /** Where in the selection it stands, from 1 on, so that it can be sorted by. */
  place?: number;
  /** The text that PostgreSQL would have sent. */
  read: (row: readonly Told[]) => string | null;
}

/** What the engine is asked to tell. */
export class Selection {
  readonly expressions: string[] = [];

  add(expression: string): number {
    return this.expressions.push(expression);
  }

  tell(term: CopiedTerm): Figure {
    const place = this.add(term.expression);
    return { term, place, read: (row) => readOf(term.domain, row[place - 1]) };
  }
}

export function readOf(domain: Domain, told: Told | undefined): string | null {
  if (told == null) return null;
  switch (domain.kind) {
    case 'CODED':
      return domain.texts[Number(told)] ?? null;
    case 'SCALED':
      return writeDecimal({ digits: integer(told), scale: domain.scale });
    case 'BOOLEAN':
      return told === true ? 't' : 'f';
    case 'TEXT':
    case 'DAY':
      return String(told);
    case 'MOMENT':
      throw new NotExact('the text of an instant');
  }
}

/** Counts and sums come as 64- or 128-bit integers, codes as small ones. */
export const integer = (told: Told | undefined) => BigInt(told as bigint | number);

const COUNT: Domain = { kind: 'SCALED', scale: 0 };

/** @param rows of the whole release, which bound what can be summed */
export function measureFigure(
  measure: Measure,
  column: CopiedColumn | undefined,
  rows: number,
  selection: Selection,
): Figure {
  if (column === undefined) return selection.tell({ expression: 'count(*)', domain: COUNT });
  const value = COPY.value(column.at);
  switch (measure.function) {
    case 'COUNT':
      return selection.tell({ expression: `count(${value})`, domain: COUNT });
    case 'COUNT_DISTINCT':
      return selection.tell({ expression: `count(distinct ${value})`, domain: COUNT });
    case 'MIN':
    case 'MAX':
      return extreme(measure.function.toLowerCase(), column, selection);
    case 'SUM':
      return sum(column, selection);
    case 'AVERAGE':
      return averageOf(column, selection);
    case 'MEDIAN':
      return percentile(column, 0.5, selection);
    case 'PERCENTILE':
      return percentile(column, measure.at ?? 0.5, selection);
    case 'STANDARD_DEVIATION':
      return deviationOf(column, rows, selection);
  }
}

function extreme(name: string, column: CopiedColumn, selection: Selection): Figure {
  const { form } = column;
  const expression = `${name}(${COPY.value(column.at)})`;
  if (form.kind === 'MOMENT') throw new NotExact('the text of an instant');
  if (form.kind !== 'SCALED') return selection.tell({ expression, domain: form });
  if (form.varies && column.type === 'DECIMAL')
    throw new NotExact('one of several texts of a decimal');
  return selection.tell({ expression, domain: { kind: 'SCALED', scale: form.scale } });
}

interface Scaled extends CopiedColumn {
  form: Extract<CopiedColumn['form'], { kind: 'SCALED' }>;
}

function scaled(column: CopiedColumn): Scaled {
  if (column.form.kind !== 'SCALED') throw new NotExact('a sum of what is no number');
  return column as Scaled;
}

/** A sum has the largest scale of what was summed, which is that of the column, or has to be told. */
function scaleTold({ form, at }: Scaled, selection: Selection): (row: readonly Told[]) => number {
  if (!form.varies) return () => form.scale;
  const place = selection.add(`max(${COPY.scale(at)})`);
  return (row) => Number(row[place - 1] ?? 0);
}

/** What is told at the scale of the column, at the one that it has. */
function atScale(told: Told | undefined, from: number, scale: number) {
  return { digits: floorAt({ digits: integer(told), scale: from }, scale).floor, scale };
}

function sum(column: CopiedColumn, selection: Selection): Figure {
  const of = scaled(column);
  const { scale } = of.form;
  const figure = selection.tell({
    expression: `sum(${COPY.value(of.at)})`,
    domain: { kind: 'SCALED', scale },
  });
  const { place = 0 } = figure;
  const scaleOf = scaleTold(of, selection);
  return {
    ...figure,
    read: (row) => {
      const told = row[place - 1];
      return told == null ? null : writeDecimal(atScale(told, scale, scaleOf(row)));
    },
  };
}

function averageOf(column: CopiedColumn, selection: Selection): Figure {
  const of = scaled(column);
  const value = COPY.value(of.at);
  const [all, count] = [selection.add(`sum(${value})`), selection.add(`count(${value})`)];
  const scaleOf = scaleTold(of, selection);
  return {
    read: (row) => {
      const told = row[all - 1];
      if (told == null) return null;
      return average(atScale(told, of.form.scale, scaleOf(row)), integer(row[count - 1]));
    },
  };
}

/** So many digits the engine's widest integer has; a sum beyond them would turn over silently. */
const MOST_DIGITS = 37;
/** A square of so many digits fits into 64 bits. */
const SHORT = 9;

function deviationOf(column: CopiedColumn, rows: number, selection: Selection): Figure {
  const of = scaled(column);
  const { scale, width } = of.form;
  if (2 * width + String(rows).length > MOST_DIGITS) throw new NotExact('a sum so large');
  const value = COPY.value(of.at);
  const factor = width <= SHORT ? value : `${value}::hugeint`;
  const [all, squares, count] = [
    selection.add(`sum(${value})`),
    selection.add(`sum(${factor} * ${value})`),
    selection.add(`count(${value})`),
  ];
  const scaleOf = scaleTold(of, selection);
  return {
    read: (row) => {
      const number = integer(row[count - 1]);
      if (number < 2n) return null;
      const own = scaleOf(row);
      return deviation(
        atScale(row[all - 1], scale, own),
        atScale(row[squares - 1], 2 * scale, 2 * own),
        number,
      );
    },
  };
}

/** So many digits a double holds, and by so great a power of ten it is divided to the nearest double. */
const DOUBLE_DIGITS = 15;
const DOUBLE_POWER = 22;

/** Between the two values around the place it is interpolated, in doubles, as PostgreSQL does. */
function percentile(column: CopiedColumn, share: number, selection: Selection): Figure {
  const { form, at: place } = scaled(column);
  if (form.width > DOUBLE_DIGITS || form.scale > DOUBLE_POWER) throw new NotExact('so many digits');
  const value = COPY.value(place);
  const sorted = `list_sort(list(${value}) filter (${value} is not null))`;
  const valueAt = (round: string) =>
    selection.add(`${sorted}[${round}(${share}::double * (count(${value}) - 1))::bigint + 1]`);
  const [low, high] = [valueAt('floor'), valueAt('ceil')];
  const count = selection.add(`count(${value})`);
  const double = (told: Told | undefined) => Number(told) / 10 ** form.scale;
  return {
    read: (row) => {
      if (row[low - 1] == null) return null;
      const [one, other] = [double(row[low - 1]), double(row[high - 1])];
      const along = share * (Number(row[count - 1]) - 1);
      return String(one + (along - Math.floor(along)) * (other - one));
    },
  };
}
