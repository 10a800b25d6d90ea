import { PLACE_MARK } from './search-words.ts';

export type Place = keyof typeof PLACE_MARK;

/** Places as bits, so that one small number tells all in which a word stands. */
export const PLACE_BIT: Record<Place, number> = {
  ANYWHERE: 1,
  TITLE: 2,
  KEYWORDS: 4,
  FIELDS: 8,
  WHOLE_KEYWORD: 16,
  TITLE_BEGINS: 32,
};
/** Where parts of a word are put together; the others hold for a whole. */
export const OF_PARTS =
  PLACE_BIT.ANYWHERE | PLACE_BIT.TITLE | PLACE_BIT.KEYWORDS | PLACE_BIT.FIELDS;
/** How many bits there are. */
export const PLACE_BITS = 6;
export const EVERY_PLACE = 2 ** PLACE_BITS - 1;

/** The character that stands for no place; those for some follow it, and all can be read. */
const NOWHERE = '0'.charCodeAt(0);

const BIT_OF_MARK = new Map(
  (Object.keys(PLACE_MARK) as Place[]).map((place) => [PLACE_MARK[place], PLACE_BIT[place]]),
);

/** Marked words as they are kept: each once in a line, after a character that tells its places. */
export function writePlacedWords(marked: readonly string[]): string {
  const places = new Map<string, number>();
  for (const one of marked) {
    const word = one.slice(1);
    const bit = BIT_OF_MARK.get(one.charAt(0) as (typeof PLACE_MARK)[Place]) ?? 0;
    places.set(word, (places.get(word) ?? 0) | bit);
  }
  return Array.from(places, ([word, bits]) => String.fromCharCode(NOWHERE + bits) + word).join(
    '\n',
  );
}

export function readPlacedWords(text: string, take: (word: string, places: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    take(text.slice(at + 1, end), text.charCodeAt(at) - NOWHERE);
    at = end + 1;
  }
}
