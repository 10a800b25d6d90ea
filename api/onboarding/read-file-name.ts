import path from 'node:path';
import type { PartKind } from '../../db/onboarding/vocabulary.ts';

/** What the name of a file says: of what its table is, and of which part. */
export interface FileName {
  /** The name without its part and without what people add to copies. */
  stem: string;
  parts: Partial<Record<PartKind, string>>;
}

const YEAR = String.raw`(?<!\d)((?:19|20)\d{2})`;
const MONTH = String.raw`(0?[1-9]|1[0-2])`;
/** From the finest to the coarsest: a month says its year too. */
const TIMES: [PartKind, RegExp, (found: RegExpMatchArray) => string][] = [
  [
    'DAY',
    new RegExp(String.raw`${YEAR}[年\-._]?(0[1-9]|1[0-2])[月\-._]?(0[1-9]|[12]\d|3[01])日?(?!\d)`),
    ([, year = '', month = '', day = '']) => `${year}-${month}-${day}`,
  ],
  [
    'MONTH',
    new RegExp(String.raw`${YEAR}(?:[年\-._]${MONTH}月?份?|(0[1-9]|1[0-2]))(?!\d)`),
    ([, year = '', month, packed = '']) => `${year}-${(month ?? packed).padStart(2, '0')}`,
  ],
  [
    'QUARTER',
    new RegExp(String.raw`${YEAR}年?度?第?([一二三四1-4])季度?`),
    ([, year = '', quarter = '']) => `${year}-Q${QUARTERS[quarter] ?? quarter}`,
  ],
  ['YEAR', new RegExp(String.raw`${YEAR}年?度?(?!\d)`), ([, year = '']) => year],
];
const QUARTERS: Record<string, string> = { 一: '1', 二: '2', 三: '3', 四: '4' };

/** From one year to another: it says of what the table is, and not of which part. */
const SPAN = new RegExp(String.raw`${YEAR}年?[-–—~至到]((?:19|20)\d{2})年?(?!\d)`);
/** What is added to a name when a file is copied, corrected or sent. */
const COPY =
  /[（(【[]\s*(?:\d{1,2}|[^（()）]{0,4}(?:终|定|新|改|副本|版|稿)[^（()）]{0,4})\s*[)）】\]]|最?终版|定稿|修订版?|修改版?|副本|上报版?|新版|\bcopy(?: of)?\b|\bfinal\b|\bv\d+\b/giu;
const ORDINAL = /^\d{1,3}[.、_\-\s]+/u;
const MARKS = /[\s_\-–—·.,，、()（）【】[\]]+/gu;

/**
 * Reads the path of a file within the folder that was sent; what its name does not say, its folders may.
 * @param districts names of the divisions in full; they are known without 区, 县 and 市 too
 */
export function readFileName(name: string, districts: readonly string[]): FileName {
  const { dir, name: base } = path.posix.parse(name.normalize('NFKC'));
  const own = withoutParts(base, districts);
  const folders = dir
    .split('/')
    .toReversed()
    .map((folder) => withoutParts(folder, districts).parts);
  const parts = Object.assign({}, ...folders.toReversed(), own.parts) as FileName['parts'];
  const stem = own.rest.replaceAll(COPY, '').replace(ORDINAL, '').replaceAll(MARKS, '');
  return { stem: stem === '' ? base : stem, parts };
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

function findDistrict(text: string, districts: readonly string[]) {
  const written = districts
    .flatMap((name) =>
      [name, name.replace(/(回族)?[区县市]$/u, '')].map((word) => ({ name, word })),
    )
    .filter(({ word }) => word.length >= 2 && text.includes(word))
    .toSorted((a, b) => b.word.length - a.word.length);
  const [found] = written;
  return found === undefined ? undefined : { name: found.name, written: found.word };
}
