const HAN = /\p{Script=Han}+/gu;
const WORD = /[\p{Script=Latin}\p{N}.]+/gu;
const LONGEST_PREFIX = 16;

/**
 * The pieces under which a text is found: of Chinese every character and every pair, of other words
 * every beginning. So words of one, two and more characters are found by one index.
 */
export function indexGrams(text: string): string[] {
  const grams = new Set<string>();
  const lower = text.toLowerCase().normalize('NFKC');
  for (const [run] of lower.matchAll(HAN)) {
    const characters = Array.from(run);
    characters.forEach((character, index) => {
      grams.add(character);
      const next = characters[index + 1];
      if (next !== undefined) grams.add(character + next);
    });
  }
  for (const [word] of lower.matchAll(WORD)) {
    for (let end = 1; end <= Math.min(word.length, LONGEST_PREFIX); end++) {
      grams.add(word.slice(0, end));
    }
  }
  return [...grams];
}

/** The pieces that an entry must have so that it can match, and the words for ranking. */
export function searchGrams(search: string): { grams: string[]; words: string[] } {
  const lower = search.toLowerCase().normalize('NFKC');
  const grams = new Set<string>();
  const words: string[] = [];
  for (const [run] of lower.matchAll(HAN)) {
    const characters = Array.from(run);
    words.push(run);
    if (characters.length === 1) grams.add(run);
    for (let at = 0; at + 1 < characters.length; at++) {
      grams.add(`${characters[at]}${characters[at + 1]}`);
    }
  }
  for (const [word] of lower.matchAll(WORD)) {
    words.push(word);
    grams.add(word.slice(0, LONGEST_PREFIX));
  }
  return { grams: [...grams], words };
}
