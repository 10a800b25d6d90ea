import { bare, fold, pairs } from '../catalogue/grams.ts';

/** What of an entry tells whether another one holds the same. */
export interface Likely {
  title: string;
  /** Chinese titles of its fields. */
  fields: readonly string[];
}

/** How alike two entries are, 0 to 1. */
export interface Likeness {
  score: number;
  titleScore: number;
  /** Absent where one of them has no fields. */
  fieldScore: number | null;
  /** Field titles that both have, as the first one writes them; the rarest first. */
  sharedFields: string[];
}

export interface Prepared {
  title: ReadonlySet<string>;
  fields: ReadonlyMap<string, string>;
}

/** A field title that nobody has: as rare as one can be. */
const NOBODYS = '';

/** From this score on an entry is shown as a likely duplicate. */
export const LIKELY = 0.5;

/** What the score is, for those who read it. */
export const MEASURE = {
  zh: '得分为 0 到 1，是名称得分与信息项得分的平均。名称得分：两个名称（去掉括号内文字、“洛阳市”等地名和“信息、数据、目录”等泛称，同义词按检索同义词表视为一词）的相邻两字组的 Dice 系数。信息项得分：同名信息项的 Dice 系数，越少见的名称权重越大，共有的都很常见时得分低。一方没有信息项的只计名称。0.5 起视为疑似重复。',
  en: 'From 0 to 1: the mean of a title score and a field score. Title score: Dice coefficient of the pairs of neighbouring characters of both titles, without brackets, place names and words such as “data” or “list”, synonyms of the search counting as one word. Field score: Dice coefficient of field titles, the rarer ones weighing more, and little where all that both have is common. Where one side has no fields the title alone counts. Likely from 0.5 on.',
} as const;

/** Words of a title that say nothing of what the data are about. */
const PLAIN =
  /洛阳市|洛阳|河南省|全市|市级|信息|数据|名单|名录|名册|目录|明细|清单|一览表|情况|统计表|表$/gu;

/** Writes words that the search holds to be one in one way, the longest first. */
export function canonical(synonyms: readonly (readonly string[])[]): (text: string) => string {
  const first = new Map<string, string>();
  for (const [leading = '', ...others] of synonyms)
    for (const word of others) if (!first.has(word)) first.set(word, leading);
  const words = [...first.keys()].toSorted((a, b) => b.length - a.length);
  if (words.length === 0) return (text) => text;
  const any = new RegExp(
    words.map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, '\\$&')).join('|'),
    'g',
  );
  return (text) => text.replaceAll(any, (word) => first.get(word) ?? word);
}

/** Takes an entry apart once, so that it can be compared with many. */
export function prepare(entry: Likely, write: (text: string) => string): Prepared {
  const whole = fold(entry.title).replaceAll(/\([^()]*\)|〔[^〕]*〕/gu, '');
  const plain = whole.replaceAll(PLAIN, '');
  const title = bare(write(plain === '' ? whole : plain));
  const grams = pairs(title);
  return {
    title: new Set(grams.length === 0 ? [title] : grams),
    fields: new Map(entry.fields.map((field) => [bare(write(fold(field))), field])),
  };
}

/**
 * How telling it is that two entries have a field of this title: the more have it, the less. Where the entries were
 * drawn by their fields, `all` says of how many.
 */
export function fieldWeights(
  entries: readonly Prepared[],
  all = entries.length,
): (field: string) => number {
  const counts = new Map<string, number>();
  for (const { fields } of entries)
    for (const field of fields.keys()) counts.set(field, (counts.get(field) ?? 0) + 1);
  return (field) => Math.log(1 + all / (counts.get(field) ?? 1));
}

export function likeness(a: Prepared, b: Prepared, weight: (field: string) => number): Likeness {
  const titleScore = dice(a.title, b.title, () => 1, 0);
  const shared = [...a.fields.keys()].filter((field) => b.fields.has(field));
  const fieldScore =
    a.fields.size === 0 || b.fields.size === 0
      ? null
      : dice(new Set(a.fields.keys()), new Set(b.fields.keys()), weight, weight(NOBODYS));
  return {
    score: round(fieldScore === null ? titleScore : (titleScore + fieldScore) / 2),
    titleScore: round(titleScore),
    fieldScore: fieldScore === null ? null : round(fieldScore),
    sharedFields: shared
      .toSorted((one, other) => weight(other) - weight(one))
      .map((field) => a.fields.get(field) ?? field),
  };
}

/** Twice what both have over what each has, and something of their own besides. */
function dice(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
  weight: (item: string) => number,
  own: number,
): number {
  const sum = (items: Iterable<string>) =>
    [...items].reduce((total, one) => total + weight(one), 0);
  const both = sum([...a].filter((item) => b.has(item)));
  const all = sum(a) + sum(b) + own;
  return all === 0 ? 0 : (2 * both) / all;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
