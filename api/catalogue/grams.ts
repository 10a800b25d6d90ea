import { pinyin } from 'pinyin-pro';

const HAN = /\p{Script=Han}+/gu;
const WORD = /[\p{Script=Latin}\p{N}]+(?:\.[\p{Script=Latin}\p{N}]+)*/gu;
/** Where a word of letters and digits falls apart: PM2.5 is also found by pm and by 2.5. */
const PARTS = /\p{Script=Latin}+|[\p{N}.]*\p{N}/gu;
/** Between the words of creditCode. */
const CAMEL = /(?<=\p{Ll})(?=\p{Lu})/gu;
const LONGEST_WORD = 40;
const LONGEST_PINYIN = 30;

/** Width, case and compatibility forms are one. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

export function hanRuns(folded: string): string[] {
  return Array.from(folded.matchAll(HAN), ([run]) => run);
}

export function words(folded: string): string[] {
  return Array.from(folded.matchAll(WORD), ([word]) => word.slice(0, LONGEST_WORD));
}

/** A text without anything but its characters and words: what two spellings of one name share. */
export function bare(text: string): string {
  return Array.from(fold(text).matchAll(/[\p{L}\p{N}]+/gu), ([run]) => run)
    .join('')
    .slice(0, LONGEST_WORD);
}

export function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}

/**
 * The pieces under which a text is found: of Chinese every character and every pair, so that words of
 * one, two and more characters are found by one index without a dictionary; of others every word.
 */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>();
  for (const run of hanRuns(fold(text))) {
    for (const character of run) grams.add(character);
    for (const pair of pairs(run)) grams.add(pair);
  }
  for (const word of [...words(fold(text)), ...words(fold(text.replaceAll(CAMEL, ' ')))]) {
    grams.add(word);
    for (const [part] of word.matchAll(PARTS)) grams.add(part);
  }
  return [...grams];
}

export const SOUND = '~';
export const INITIALS = '^';

/**
 * How a text sounds, from each of its characters on: whatever is typed from some character on, in full or
 * by initials, is the beginning of one of these.
 */
export function soundsOf(text: string): string[] {
  const sounds = new Set<string>();
  for (const run of hanRuns(fold(text))) {
    const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
    syllables.forEach((_, from) => {
      const rest = syllables.slice(from);
      sounds.add(SOUND + rest.join('').slice(0, LONGEST_PINYIN));
      sounds.add(
        INITIALS +
          rest
            .map(([first = '']) => first)
            .join('')
            .slice(0, LONGEST_PINYIN),
      );
    });
  }
  return [...sounds];
}

/** The sound of a whole word, in one piece. */
export function soundOf(word: string): string {
  return SOUND + pinyin(word, { toneType: 'none', type: 'array', v: true }).join('');
}
