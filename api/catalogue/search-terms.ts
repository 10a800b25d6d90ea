import { fold, hanRuns, words } from './grams.ts';
import { isStopWord } from './search-stop-words.ts';
import { isSyllable, looseUnits, termUnit, type Unit, written } from './search-units.ts';

/** Synonyms of each word that has some. */
export type Synonyms = ReadonlyMap<string, readonly string[]>;

/** A search as it was understood. */
export interface SearchReading {
  /** Every one of these is sought. */
  units: readonly Unit[];
  /** Whole runs that were taken apart: those who have them whole come first. */
  phrases: readonly Unit[];
  /** Enough of these are sought, where nothing has every unit. */
  loose: readonly Unit[];
  /** Words that other words stood in for. */
  synonyms: { word: string; others: readonly string[] }[];
}

const LONGEST_SYNONYM = 10;
const MOST_UNITS = 12;
const MOST_LOOSE = 24;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** 博 物 馆 is 博物馆: a character alone belongs to its neighbours. */
function joined(search: string): string {
  return fold(search).replaceAll(
    /(?<=(?:^|[^\p{Script=Han}])\p{Script=Han})\s+(?=\p{Script=Han})|(?<=\p{Script=Han})\s+(?=\p{Script=Han}(?:$|[^\p{Script=Han}]))/gu,
    '',
  );
}

/** Whatever in a search could be a word with synonyms. */
export function synonymCandidates(search: string): string[] {
  const text = joined(search);
  const candidates = new Set(words(text));
  for (const run of text.split(/\s+/)) {
    for (let from = 0; from < run.length; from++) {
      for (let to = from + 2; to <= Math.min(run.length, from + LONGEST_SYNONYM); to++) {
        candidates.add(run.slice(from, to));
      }
    }
  }
  return [...candidates];
}

/** Reads a search: words of any length in Chinese, English and pinyin, mixed and oddly spaced. */
export function readSearch(search: string, allSynonyms: Synonyms): SearchReading {
  const text = joined(search);
  const synonyms = new Map(
    synonymCandidates(search).flatMap((word): [string, readonly string[]][] => {
      const some = allSynonyms.get(word);
      return some === undefined ? [] : [[word, some]];
    }),
  );
  const runs = text.split(/[^\p{L}\p{N}.]+/u).filter((run) => run !== '');
  const all = joinSyllables(runs.flatMap((run) => termsOfRun(run, synonyms)));
  const telling = all.filter((term) => !isStopWord(term));
  const longer = telling.filter((term) => term.length > 1);
  const terms = [longer, telling].find((some) => some.length > 0) ?? all;
  const others = (term: string) => synonyms.get(term) ?? [];
  const split = hanRuns(text).filter((run) => run.length > 2 && !terms.includes(run));
  return {
    units: [...new Set(terms)].slice(0, MOST_UNITS).map((term) => termUnit(term, others(term))),
    phrases: split.slice(0, 2).map((run) => ({ size: 0, alternatives: [written(run, 'TYPED')] })),
    loose: [...new Set(terms)]
      .flatMap((term) => looseUnits(term, others(term)))
      .slice(0, MOST_LOOSE),
    synonyms: [...new Set(terms)].flatMap((word) =>
      others(word).length === 0 ? [] : [{ word, others: others(word) }],
    ),
  };
}

/** A run falls apart at the words that have synonyms, the longest first, and at words of the dictionary. */
function termsOfRun(run: string, synonyms: Synonyms): string[] {
  const terms: string[] = [];
  let rest = '';
  for (let at = 0; at < run.length; ) {
    let end = Math.min(run.length, at + LONGEST_SYNONYM);
    while (end > at && !synonyms.has(run.slice(at, end))) end--;
    const inWord = /^[a-z0-9.]+$/.test(run.slice(at, end)) && /[a-z0-9]$/.test(rest);
    if (end === at || inWord) {
      rest += run.slice(at, at + 1);
      at++;
      continue;
    }
    terms.push(...segments(rest), run.slice(at, end));
    rest = '';
    at = end;
  }
  return [...terms, ...segments(rest)];
}

/** Words of a run; a character that the dictionary left alone stays with what it follows. */
function segments(run: string): string[] {
  return (run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []).flatMap((piece) => {
    if (!/\p{Script=Han}/u.test(piece)) return words(piece);
    const terms: string[] = [];
    for (const { segment } of segmenter.segment(piece)) {
      const before = terms.at(-1);
      const joins = segment.length === 1 && before !== undefined;
      if (joins && !isStopWord(segment) && !isStopWord(before)) {
        terms.splice(-1, 1, before + segment);
      } else terms.push(segment);
    }
    return terms;
  });
}

/** `bo wu guan` is one word. */
function joinSyllables(terms: readonly string[]): string[] {
  const joinedTerms: string[] = [];
  let syllables: string[] = [];
  const flush = () => {
    if (syllables.length > 1) joinedTerms.push(syllables.join(''));
    else joinedTerms.push(...syllables);
    syllables = [];
  };
  for (const term of terms) {
    if (isSyllable(term) && term.length > 1 && !isStopWord(term)) syllables.push(term);
    else {
      flush();
      joinedTerms.push(term);
    }
  }
  flush();
  return joinedTerms;
}
