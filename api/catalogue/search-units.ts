import { bare, fold, hanRuns, INITIALS, pairs, SOUND, soundOf, words } from './grams.ts';

/** A word of the index that a match must have, or the beginning of one. */
export interface Atom {
  word: string;
  begins: boolean;
}

/** One way in which a unit of the search is met: all of its atoms, as typed or otherwise. */
export interface Alternative {
  kind: 'TYPED' | 'SYNONYM' | 'SOUND';
  atoms: readonly Atom[];
  /** The whole as it would stand as a keyword, or at the beginning of a title. */
  whole?: string;
}

/** What is sought as one thing; larger units say more. */
export interface Unit {
  size: number;
  alternatives: readonly Alternative[];
}

const exactly = (word: string): Atom => ({ word, begins: false });
const beginning = (word: string): Atom => ({ word, begins: true });

export function written(text: string, kind: 'TYPED' | 'SYNONYM'): Alternative {
  const folded = fold(text);
  const atoms = hanRuns(folded).flatMap((run) =>
    (Array.from(run).length === 1 ? [run] : pairs(run)).map(exactly),
  );
  return { kind, atoms: [...atoms, ...words(folded).map(beginning)], whole: bare(text) };
}

/** A term as typed, by its synonyms, and by how it sounds where it was typed so. */
export function termUnit(term: string, synonyms: readonly string[]): Unit {
  const others = synonyms.map((synonym) => written(synonym, 'SYNONYM'));
  const size = Math.max(1, sizeOf(term));
  return { size, alternatives: [...typed(term), ...others] };
}

function sizeOf(term: string): number {
  return (
    hanRuns(term).reduce((sum, run) => sum + pairs(run).length, 0) + 2 * words(latin(term)).length
  );
}

const latin = (term: string) => term.replaceAll(/\p{Script=Han}/gu, ' ');

function typed(term: string): Alternative[] {
  if (!/^[a-z]+$/.test(term)) return [written(term, 'TYPED')];
  const sounds: Alternative[] = [SOUND, INITIALS]
    .filter((mark) => term.length > 1 && (mark === SOUND ? isPinyin(term) : isInitials(term)))
    .map((mark) => ({ kind: 'SOUND', atoms: [beginning(mark + term)] }));
  return [{ ...written(stem(term), 'TYPED'), whole: term }, ...sounds];
}

/**
 * What is left to try when nothing has every term: each pair of characters on its own, or the term as it
 * sounds, since a wrong character usually sounds like the right one.
 */
export function looseUnits(term: string, synonyms: readonly string[]): Unit[] {
  const [run] = hanRuns(term);
  if (synonyms.length > 0 || run !== term || run.length === 1) return [termUnit(term, synonyms)];
  const sound: Alternative = { kind: 'SOUND', atoms: [beginning(soundOf(term))] };
  return pairs(run).map((pair) => ({ size: 1, alternatives: [written(pair, 'TYPED'), sound] }));
}

/** Words are found by their beginning, so that the plural needs no more than its stem. */
function stem(word: string): string {
  if (word.length <= 4 || word.endsWith('ss')) return word;
  return word.replace(/(?:ies|(?<=[sxz]|ch|sh)es|s)$/, '');
}

const SYLLABLE =
  '(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:[aeiouv]|ai|ao|an|ang|ei|en|eng|er|ia|ian|iang|iao|ie|in|ing|iong|iu|ong|ou|ua|uai|uan|uang|ue|ui|un|uo|ve)';
const FULL = new RegExp(`^${SYLLABLE}$`);
/** Whole syllables, the last perhaps not yet typed to its end. */
const PINYIN = new RegExp(`^(?:${SYLLABLE})+(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?$`);

export const isSyllable = (word: string) => FULL.test(word);
const isPinyin = (word: string) => PINYIN.test(word);
/** No syllable begins with i, u or v. */
const isInitials = (word: string) => /^[a-hj-tw-z]{2,12}$/.test(word);
