import path from 'node:path';
import type { PartKind } from '../../db/onboarding/vocabulary.ts';

/** What the name of a file says: of what its table is, and of which part. */
export interface FileName {
  /** The name without its part and without what people add to copies. */
  stem: string;
  parts: Partial<Record<PartKind, string>>;
}

const YEAR = String.raw`(?<!\d)((?:19|20)\d{2})`;
/** From the finest to the coarsest. What could be something else as well, a number or a range, is none of them. */
const TIMES: [PartKind, RegExp, (found: RegExpMatchArray) => string][] = [
  [
    'DAY',
    new RegExp(
      String.raw`${YEAR}(?:年|[-._]?)(0[1-9]|1[0-2])(?:月|[-._]?)(0[1-9]|[12]\d|3[01])日?(?!\d)`,
    ),
    ([, year = '', month = '', day = '']) => `${year}-${month}-${day}`,
  ],
  [
    'MONTH',
    new RegExp(
      String.raw`${YEAR}(?:年(0?[1-9]|1[0-2])月份?|[-._]?(0[1-9]|1[0-2])(?![\d\-–—~至到号]))`,
    ),
    ([, year = '', said, packed = '']) => `${year}-${(said ?? packed).padStart(2, '0')}`,
  ],
  [
    'QUARTER',
    new RegExp(String.raw`${YEAR}年?第?([一二三四1-4])季度`),
    ([, year = '', quarter = '']) => `${year}-Q${QUARTERS[quarter] ?? quarter}`,
  ],
  [
    'YEAR',
    new RegExp(String.raw`${YEAR}(?:年度?|(?![\d\p{Script=Han}]))`, 'u'),
    ([, year = '']) => year,
  ],
  // 2024各馆人数, but not 2000坐标系.
  ['YEAR', /^\s*(20(?:0[1-9]|[1-9]\d))(?=\p{Script=Han})/u, ([, year = '']) => year],
];
const QUARTERS: Record<string, string> = { 一: '1', 二: '2', 三: '3', 四: '4' };

/** From one time to another: it says of what the table is, and not of which part. */
const SPAN = new RegExp(
  String.raw`${YEAR}年?(?:\d{1,2}月?)?[-–—~至到](?:(?:19|20)\d{2}|\d{1,2}月)`,
);
/** What is added to a name when a file is copied, corrected or sent. */
const COPY =
  /[（(【[]\s*(?:\d{1,2}|[^（()）]{0,4}(?:终|定|新|改|副本|版|稿)[^（()）]{0,4})\s*[)）】\]]|最?终版|定稿|修订版?|修改版?|副本|上报版?|新版|\bcopy(?: of)?\b|\bfinal\b|\bv\d+\b/giu;
/** Of a file that is packed by itself, such as 客流.csv.gz. */
const INNER_ENDING = /\.(csv|tsv|txt|xlsx?|et|json|ndjson|geojson|xml)$/i;
const ORDINAL = /^\d{1,3}[.、_\-\s]+/u;
const MARKS = /[\s_\-–—·.,，、()（）【】[\]]+/gu;

/**
 * Reads the path of a file within the folder that was sent; what its name does not say, its folders may.
 * @param districts names of the divisions in full; without 区, 县 or 市 they are known only where they stand alone
 */
export function readFileName(name: string, districts: readonly string[]): FileName {
  const { dir, name: named } = path.posix.parse(name.normalize('NFKC'));
  const base = named.replace(INNER_ENDING, '');
  const own = withoutParts(base, districts);
  const folders = dir.split('/').map((folder) => withoutParts(folder, districts).parts);
  const parts = Object.assign({}, ...folders, own.parts) as FileName['parts'];
  const stem = own.rest.replaceAll(COPY, '').replace(ORDINAL, '').replaceAll(MARKS, '');
  return {
    stem: stem === '' ? base : stem,
    parts: hasTime(own.parts) ? onlyTimeOf(parts, own.parts) : parts,
  };
}

/** Where the name itself says when, a folder does not say it again. */
function onlyTimeOf(all: FileName['parts'], own: FileName['parts']): FileName['parts'] {
  const { YEAR: _y, QUARTER: _q, MONTH: _m, DAY: _d, ...rest } = all;
  return { ...rest, ...own };
}

function hasTime({ YEAR: year, QUARTER, MONTH, DAY }: FileName['parts']): boolean {
  return [year, QUARTER, MONTH, DAY].some((part) => part !== undefined);
}

function withoutParts(text: string, districts: readonly string[]) {
  const parts: FileName['parts'] = {};
  let rest = text;
  if (!SPAN.test(rest)) {
    for (const [kind, pattern, read] of TIMES) {
      const found = rest.match(pattern);
      if (found === null) continue;
      parts[kind] = read(found);
      rest = rest.replace(found[0], ' ');
      break;
    }
  }
  const district = findDistrict(rest, districts);
  if (district !== undefined) {
    parts.DISTRICT = district.name;
    rest = rest.replace(district.written, ' ');
  }
  return { parts, rest };
}

/** The longest name that stands in the text; a short one only between marks: 新安 is no part of 新安全生产. */
function findDistrict(text: string, districts: readonly string[]) {
  const words = new Set(text.split(MARKS));
  const found = districts.flatMap((name) => {
    if (text.includes(name)) return [{ name, written: name }];
    const short = name.replace(/(回族)?[区县市]$/u, '');
    return short.length >= 2 && words.has(short) ? [{ name, written: short }] : [];
  });
  return found.toSorted((a, b) => b.written.length - a.written.length)[0];
}
