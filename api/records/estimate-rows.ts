import type { Filter } from '../../db/records/filter.ts';
import type { ColumnProfile } from '../../db/releases/column-profile.ts';

/** What is known beforehand of a field's values in the release that is asked. */
export interface FieldKnown {
  profile: ColumnProfile | undefined;
  /** Whether the field alone is the key. */
  unique: boolean;
  text: boolean;
  nullable: boolean;
  /** Whether an index leads to the rows of a condition with the operator. */
  leads: (operator: string) => boolean;
}

export interface ReleaseKnown {
  rows: number;
  field: (name: string) => FieldKnown;
  /** Whether the envelopes of these fields are indexed. */
  placeIndexed: (fields: readonly string[]) => boolean;
}

/** How many rows an index leaves of a filter, as far as the profiles of its fields tell; all of them where none does. */
export function estimateRows(filter: Filter, known: ReleaseKnown): number {
  switch (filter.kind) {
    case 'and':
      return Math.min(known.rows, ...filter.of.map((part) => estimateRows(part, known)));
    case 'or':
      return Math.min(
        known.rows,
        filter.of.reduce((sum, part) => sum + estimateRows(part, known), 0),
      );
    case 'not':
      return known.rows;
    case 'place':
      return known.placeIndexed(filter.fields) ? rowsAround(filter, known) : known.rows;
    case 'condition': {
      const field = known.field(filter.field);
      return field.leads(filter.operator) ? rowsOf(filter, field, known.rows) : known.rows;
    }
  }
}

/** The most rows that share a value of the field, those without one included. */
export function mostAlike(
  { profile, unique }: Pick<FieldKnown, 'profile' | 'unique'>,
  rows: number,
): number {
  if (unique) return 1;
  if (profile?.nulls == null) return rows;
  return Math.max(profile.nulls, profile.frequent[0]?.rows ?? 1);
}

function rowsOf(
  { operator, value }: Extract<Filter, { kind: 'condition' }>,
  field: FieldKnown,
  rows: number,
): number {
  const values = Array.isArray(value) ? value : [String(value)];
  const [low = '', high = ''] = values;
  switch (operator) {
    case 'eq':
    case 'in':
      return values.reduce((sum, one) => sum + rowsAlike(one, field, rows), 0);
    case 'isNull':
      return rowsWithout(value === true, field, rows);
    case 'between':
      return rowsBetween(low, high, field, rows);
    case 'gt':
    case 'gte':
      return rowsBetween(low, undefined, field, rows);
    case 'lt':
    case 'lte':
      return rowsBetween(undefined, low, field, rows);
    case 'search':
      // Nothing is kept of words; an index of their characters leads to few rows.
      return 0;
    default:
      return rows;
  }
}

function rowsWithout(lacking: boolean, { profile }: FieldKnown, rows: number): number {
  if (profile?.nulls == null) return rows;
  return lacking ? profile.nulls : profile.rows - profile.nulls;
}

function rowsAlike(value: string, { profile, unique, text }: FieldKnown, rows: number): number {
  if (unique) return 1;
  if (profile?.distinct == null) return rows;
  const { frequent, distinct, nulls } = profile;
  // A number is written in many ways: it may be the most frequent one.
  if (!text) return frequent[0]?.rows ?? 1;
  const found = frequent.find((one) => one.value === value);
  if (found !== undefined) return found.rows;
  const told = frequent.reduce((sum, one) => sum + one.rows, 0);
  const others = Math.max(1, distinct - frequent.length);
  return (profile.rows - (nulls ?? 0) - told) / others;
}

const DAY = 86_400;

/** Where a value stands on the scale of its field's histogram; undefined where it has none. */
function placeOnScale(value: string, seconds: boolean): number {
  if (!/^\d{4}-\d\d/.test(value)) return Number(value);
  if (!seconds) return Date.parse(value) / 1000 / DAY;
  // Instants are counted as a clock in Beijing shows them.
  return Date.parse(value) / 1000 + 8 * 3600;
}

function rowsBetween(
  low: string | undefined,
  high: string | undefined,
  { profile }: FieldKnown,
  rows: number,
): number {
  if (profile === undefined || profile.histogram.length === 0) return rows;
  const at = (value: string) => placeOnScale(value, value.length > 10);
  const from = low === undefined ? -Infinity : at(low);
  const to = high === undefined ? Infinity : at(high);
  if (Number.isNaN(from) || Number.isNaN(to)) return rows;
  const bands = profile.histogram.filter((band) => band.to >= from && band.from <= to);
  const told = (band: { rows: number | null }) => band.rows ?? 0;
  const sum = bands.reduce((all, band) => all + told(band), 0);
  if (bands.every((band) => band.rows !== null)) return sum;
  // What is not told of small bands is at most what the others lack.
  return profile.rows - profile.histogram.reduce((all, band) => all + told(band), 0) + sum;
}

/** Of a point both coordinates are known, of a geometry neither: its index is taken at its word. */
function rowsAround(
  { fields, envelope }: Extract<Filter, { kind: 'place' }>,
  known: ReleaseKnown,
): number {
  const [x, y] = fields;
  if (x === undefined || y === undefined) return 0;
  const [west, south, east, north] = envelope.map(String);
  return Math.min(
    rowsBetween(west, east, known.field(x), known.rows),
    rowsBetween(south, north, known.field(y), known.rows),
  );
}
