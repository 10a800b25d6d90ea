/** What the values of a field are like in one release; values as PostgreSQL writes them. */
export interface ColumnProfile {
  rows: number;
  /** Rows without a value; null where so few are not told. */
  nulls: number | null;
  /** Different values; null of a geometry. */
  distinct: number | null;
  /** Of what has an order and is no text. */
  range: { least: string; greatest: string } | null;
  /** The values that most rows share, those of one row left out. */
  frequent: { value: string; rows: number }[];
  /** Bands of equal width, lower ends included: numbers, days since 1970, or seconds since 1970 in Beijing. */
  histogram: { from: number; to: number; rows: number | null }[];
}

/** Fewer rows than this are not told of a field that not everyone may read. */
const FEWEST_TOLD = 10;

const few = (rows: number | null) => rows !== null && rows > 0 && rows < FEWEST_TOLD;

/**
 * The profile of a field that not everyone may read: no single values, no small groups, and none that would be
 * found by taking the others from the whole.
 */
export function withoutSmall(profile: ColumnProfile): ColumnProfile {
  const { rows, nulls, distinct, frequent, histogram } = profile;
  const parts = hideSmall([nulls, ...histogram.map((band) => band.rows)]);
  return {
    rows,
    distinct,
    range: null,
    nulls: parts[0] ?? null,
    frequent: frequentEnough(frequent, rows, nulls ?? 0),
    histogram: histogram.map((band, at) => ({ ...band, rows: parts[at + 1] ?? null })),
  };
}

/** A part that is hidden alone is what the others lack: the next smallest is hidden with it. */
function hideSmall(parts: (number | null)[]): (number | null)[] {
  const hidden = parts.map((part) => (few(part) ? null : part));
  const missing = hidden.filter((part) => part === null).length;
  const left = hidden.filter((part) => part !== null && part > 0).map(Number);
  if (missing !== 1 || left.length === 0) return hidden;
  const smallest = hidden.indexOf(Math.min(...left));
  return hidden.map((part, at) => (at === smallest ? null : part));
}

function frequentEnough(
  frequent: ColumnProfile['frequent'],
  rows: number,
  nulls: number,
): ColumnProfile['frequent'] {
  const told = frequent.filter((one) => !few(one.rows));
  const others = rows - told.reduce((sum, one) => sum + one.rows, 0);
  return few(others) || few(others - nulls) ? told.slice(0, -1) : told;
}
