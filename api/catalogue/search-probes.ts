import type { FieldProbes } from '../../db/catalogue/search-fields.ts';
import type { SearchReading } from './search-terms.ts';
import type { Alternative, Atom, Unit } from './search-units.ts';
import { FIELD_WEIGHT } from './search-weights.ts';
import { PLACE_MARK } from './search-words.ts';
import type { Place } from './word-places.ts';

/** A search as the index of fields is asked: each place of each unit, with what it weighs. */
export function fieldProbesOf({ units }: SearchReading): FieldProbes {
  const probes: FieldProbes = { probes: [], terms: [], weights: [], needed: units.length };
  units.forEach((unit, term) => {
    for (const [weight, ways] of waysByWeight(unit)) {
      probes.probes.push(`(${ways.join(' | ')})`);
      probes.terms.push(term);
      probes.weights.push(weight);
    }
  });
  return probes;
}

function waysByWeight(unit: Unit) {
  const ways = new Map<number, string[]>();
  for (const alternative of unit.alternatives) {
    for (const place of Object.keys(PLACE_MARK) as Place[]) {
      const weight = FIELD_WEIGHT[alternative.kind][place];
      const way = weight === undefined ? undefined : wayOf(alternative, place);
      if (weight === undefined || way === undefined) continue;
      ways.set(weight, [...(ways.get(weight) ?? []), way]);
    }
  }
  return ways;
}

function wayOf({ atoms, whole }: Alternative, place: Place): string | undefined {
  if (place === 'WHOLE_KEYWORD' || place === 'TITLE_BEGINS') {
    if (whole === undefined || whole === '') return undefined;
    return lexeme(place, { word: whole, begins: place === 'TITLE_BEGINS' });
  }
  return atoms.length === 0
    ? undefined
    : `(${atoms.map((atom) => lexeme(place, atom)).join(' & ')})`;
}

/** Quoted; words hold letters, digits and dots alone, so that nothing in them could end the quotation. */
function lexeme(place: Place, { word, begins }: Atom): string {
  return `'${PLACE_MARK[place]}${word}'${begins ? ':*' : ''}`;
}
