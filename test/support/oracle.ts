import { aField } from './dataset.ts';

/** Rows with ties, nulls and awkward texts, and in plain JavaScript what may be asked of them: an oracle. */

export const FIELDS = [
  aField('id', { key: true }),
  aField('word', { searchable: true }),
  aField('count', { type: 'INTEGER' }),
  aField('price', { type: 'DECIMAL' }),
  aField('share', { type: 'NUMBER' }),
  aField('day', { type: 'DATE' }),
  aField('open', { type: 'BOOLEAN' }),
];
export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

/** A small generator with a fixed seed (mulberry32): a failure comes again in the next run. */
export function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  const one = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  return { below, one };
}

export const WORDS = [
  '洛阳',
  '洛龙区',
  'a_b',
  'a%b',
  String.raw`a\b`,
  "o'clock",
  '龙',
  '',
  'Ω',
  '𠀀',
  'ab',
];
/** Words that can be searched for. */
export const SEARCHES = ['洛阳', '洛龙区', 'ａ_b', 'A%', "O'clock", 'ab a_', '龙区 洛龙', '空空'];
const { below, one } = dice(20_201_123);
const maybe = <Item>(value: Item): Item | null => (below(5) === 0 ? null : value);
export const ROWS: Row[] = Array.from({ length: 240 }, (_, at) => ({
  id: String(at).padStart(4, '0'),
  word: maybe(one(WORDS.slice(0, -2)) || '空'),
  count: maybe(below(7) - 3),
  price: maybe((below(9) / 4).toFixed(2)),
  share: maybe(below(6) / 2),
  day: maybe(`2026-0${1 + below(3)}-1${below(3)}`),
  open: maybe(below(2) === 0),
}));

type Truth = boolean | null;
const not = (truth: Truth): Truth => (truth === null ? null : !truth);
const all = (truths: Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true;
const some = (truths: Truth[]): Truth => not(all(truths.map(not)));

/** By code points, as the database sorts texts; numbers by size, false before true. */
export function compare(type: string | undefined, a: Value, b: Value): number {
  if (type === 'STRING' || type === 'DATE')
    return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
  return Number(a) - Number(b);
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase();

/** Truth, falsehood, or neither, where a null is asked about. */
export function holds(row: Row, where: object): Truth {
  return all(
    Object.entries(where).map(([name, value]): Truth => {
      if (name === 'not') return not(holds(row, value as object));
      if (name === 'and') return all((value as object[]).map((part) => holds(row, part)));
      if (name === 'or') return some((value as object[]).map((part) => holds(row, part)));
      return all(
        Object.entries(value as object).map(([op, of]) => meets(row, name, op, of as Value)),
      );
    }),
  );
}

function meets(row: Row, name: string, operator: string, of: unknown): Truth {
  const value = row[name] ?? null;
  if (operator === 'isNull') return (value === null) === of;
  if (operator === 'in' && (of as Value[]).length === 0) return false;
  if (operator === 'notIn' && (of as Value[]).length === 0) return true;
  if (value === null) return null;
  const type = FIELDS.find((field) => field.name === name)?.type;
  const to = (other: Value) => compare(type, value, other);
  const text = String(value);
  switch (operator) {
    case 'eq':
      return to(of as Value) === 0;
    case 'ne':
      return to(of as Value) !== 0;
    case 'lt':
      return to(of as Value) < 0;
    case 'lte':
      return to(of as Value) <= 0;
    case 'gt':
      return to(of as Value) > 0;
    case 'gte':
      return to(of as Value) >= 0;
    case 'in':
      return (of as Value[]).some((other) => to(other) === 0);
    case 'notIn':
      return (of as Value[]).every((other) => to(other) !== 0);
    case 'between': {
      const [low, high] = of as [Value, Value];
      return to(low) >= 0 && to(high) <= 0;
    }
    case 'contains':
      return text.includes(of as string);
    case 'startsWith':
      return text.startsWith(of as string);
    case 'endsWith':
      return text.endsWith(of as string);
    case 'search':
      return folded(of as string)
        .split(/\s+/u)
        .every((word) => folded(text).includes(word));
    default:
      throw new Error(operator);
  }
}

/** The rows as they are sent. */
export function sentRows(): (string | null)[][] {
  return ROWS.map((row) =>
    FIELDS.map(({ name }) => (row[name] === null ? null : String(row[name]))),
  );
}
