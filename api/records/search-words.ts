import { badInput } from '../errors.ts';

const LEAST_CHARACTERS = 2;

/**
 * The words that are searched for, as blanks part them; all of them have to stand in the text.
 * @throws BAD_USER_INPUT: no index knows of a single character
 */
export function searchWords(text: string, path: string): string[] {
  const words = text.normalize('NFKC').split(/\s+/u).filter(Boolean);
  const short = words.find((word) => Array.from(word).length < LEAST_CHARACTERS);
  if (words.length > 0 && short === undefined) return [...new Set(words)];
  throw badInput(
    'OUT_OF_RANGE',
    path,
    `${path} 的每个词至少 ${LEAST_CHARACTERS} 个字；找一个字请用 contains`,
    `each word of ${path} has at least ${LEAST_CHARACTERS} characters; use contains for one character`,
  );
}
