import type { CatalogueEntry, EntryField } from '../../db/catalogue/entries.ts';
import { bare, gramsOf } from './grams.ts';
import type { Alternative, Unit } from './search-units.ts';
import { wordsOf } from './search-words.ts';

export const MATCH_PLACES = ['TITLE', 'KEYWORDS', 'FIELDS', 'SUMMARY', 'NAMES'] as const;
export type MatchPlace = (typeof MATCH_PLACES)[number];

export interface Match {
  places: MatchPlace[];
  fields: EntryField[];
}

/** Where in an entry the units of a search stand, told by the words under which it is found. */
export function matchOf(entry: CatalogueEntry, units: readonly Unit[]): Match {
  const alternatives = units.flatMap((unit) => unit.alternatives);
  const stands = (words: readonly string[]) => {
    const all = new Set(words);
    return alternatives.some((one) => isMet(one, all));
  };
  const { provider } = entry;
  const fields = entry.fields.filter(({ titleZh, titleEn, name }) =>
    stands(wordsOf(`${titleZh} ${titleEn} ${name}`)),
  );
  const names = [entry.slug, provider.nameZh, provider.nameEn, entry.divisionZh, entry.divisionEn];
  const found: Record<MatchPlace, boolean> = {
    TITLE: stands(wordsOf(`${entry.titleZh} ${entry.titleEn}`)),
    KEYWORDS: stands([...wordsOf(entry.keywords.join(' ')), ...entry.keywords.map(bare)]),
    FIELDS: fields.length > 0,
    SUMMARY: stands(gramsOf(`${entry.summaryZh} ${entry.summaryEn}`)),
    NAMES: stands(names.flatMap(gramsOf)),
  };
  return { places: MATCH_PLACES.filter((place) => found[place]), fields };
}

function isMet({ atoms }: Alternative, words: ReadonlySet<string>): boolean {
  return (
    atoms.length > 0 &&
    atoms.every(({ word, begins }) =>
      begins ? [...words].some((one) => one.startsWith(word)) : words.has(word),
    )
  );
}
