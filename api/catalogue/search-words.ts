import { bare, fold, gramsOf, soundsOf } from './grams.ts';

/** Where a word can stand; each has a mark before its words in the index. */
export const PLACE_MARK = {
  ANYWHERE: 'S',
  TITLE: 'T',
  TITLE_BEGINS: 'B',
  KEYWORDS: 'K',
  WHOLE_KEYWORD: 'W',
  FIELDS: 'F',
} as const;

/** PostgreSQL takes no more than a megabyte of words; nobody looks beyond this many. */
const MOST_WORDS = 12_000;

/** What of an entry can be found; of its fields only those that are not closed. */
export interface SearchableEntry {
  titleZh: string;
  titleEn: string;
  summaryZh: string;
  summaryEn: string;
  slug: string;
  keywords: readonly string[];
  /** Names of its department and of the area it covers. */
  names: readonly string[];
  fields: readonly SearchableField[];
}

export interface SearchableField {
  name: string;
  titleZh: string;
  titleEn: string;
  descriptionZh: string | null;
  descriptionEn: string | null;
}

const marked = (mark: string, words: readonly string[]) => words.map((word) => mark + word);
/** What is said of a title in brackets is not how it ends, nor how anyone calls it. */
const withoutBrackets = (title: string) => fold(title).replaceAll(/\([^()]*\)/g, '');

/** The words under which an entry stands in the index, each with the mark of its place. */
export function entryWords(entry: SearchableEntry): string[] {
  const { ANYWHERE, TITLE, TITLE_BEGINS, KEYWORDS, WHOLE_KEYWORD, FIELDS } = PLACE_MARK;
  const title = wordsOf(`${entry.titleZh} ${entry.titleEn}`);
  const keywords = wordsOf(entry.keywords.join(' '));
  const fields = entry.fields.flatMap((field) => fieldWords(field));
  const rest = [entry.summaryZh, entry.summaryEn, entry.slug, ...entry.names].flatMap(gramsOf);
  const names = [entry.titleZh, entry.titleEn].map((one) => bare(withoutBrackets(one)));
  return bounded([
    ...marked(TITLE_BEGINS, names),
    ...marked(WHOLE_KEYWORD, [...entry.keywords.map(bare), ...names]),
    ...marked(TITLE, title),
    ...marked(KEYWORDS, keywords),
    ...marked(ANYWHERE, [...title, ...keywords]),
    ...marked(ANYWHERE, rest),
    ...marked(FIELDS, fields),
    ...marked(ANYWHERE, fields),
  ]);
}

/** The words of a field on its own, for the question which datasets have one. */
export function fieldEntryWords(field: SearchableField): string[] {
  const { ANYWHERE, TITLE, TITLE_BEGINS, WHOLE_KEYWORD } = PLACE_MARK;
  const names = [field.titleZh, field.titleEn, field.name].map(bare);
  const title = fieldWords(field);
  const description = gramsOf(`${field.descriptionZh ?? ''} ${field.descriptionEn ?? ''}`);
  return bounded([
    ...marked(TITLE_BEGINS, names),
    ...marked(WHOLE_KEYWORD, names),
    ...marked(TITLE, title),
    ...marked(ANYWHERE, [...title, ...description]),
  ]);
}

/** Titles and names of a field, without what describes it: descriptions speak of everything. */
function fieldWords({ titleZh, titleEn, name }: SearchableField): string[] {
  return wordsOf(`${titleZh} ${titleEn} ${name}`);
}

export function wordsOf(text: string): string[] {
  return [...gramsOf(text), ...soundsOf(text)];
}

function bounded(words: readonly string[]): string[] {
  return [...new Set(words.filter((word) => word.length > 1))].slice(0, MOST_WORDS);
}
