import type { Probes } from '../../db/catalogue/search.ts';
import type { FieldProbes } from '../../db/catalogue/search-fields.ts';
import type { SearchReading } from './search-terms.ts';
import type { Alternative, Atom, Unit } from './search-units.ts';
import { PLACE_MARK } from './search-words.ts';

type Place = keyof typeof PLACE_MARK;
type Weights = Partial<Record<Place, number>>;

/** Title before keywords before fields before the rest; as typed before otherwise. */
const WEIGHT: Record<Alternative['kind'], Weights> = {
  TYPED: { TITLE_BEGINS: 12, TITLE: 10, WHOLE_KEYWORD: 8, KEYWORDS: 6, FIELDS: 4, ANYWHERE: 1 },
  SYNONYM: { TITLE: 8, WHOLE_KEYWORD: 7, KEYWORDS: 5, FIELDS: 3, ANYWHERE: 1 },
  SOUND: { TITLE: 8, KEYWORDS: 5, FIELDS: 2 },
};
/** Of a field only its own title counts, and what describes it. */
const FIELD_WEIGHT: Record<Alternative['kind'], Weights> = {
  TYPED: { WHOLE_KEYWORD: 12, TITLE_BEGINS: 10, TITLE: 8, ANYWHERE: 1 },
  SYNONYM: { WHOLE_KEYWORD: 9, TITLE: 6, ANYWHERE: 1 },
  SOUND: { TITLE: 5 },
};

/** A search as the index is asked: each place of each unit, with what it weighs. */
export function probesOf({ units, phrases, loose }: SearchReading): Probes {
  const probes: Probes = {
    probes: [],
    terms: [],
    weights: [],
    sizes: [],
    loose: [],
    needed: total(units),
    neededLoosely: Math.ceil(total(loose) / 2),
  };
  const every = units.length > 1 ? `${units.map(anywhere).join(' & ')} & ` : '';
  const add = (unit: Unit, term: number, loosely: boolean) => {
    for (const [weight, ways] of waysByWeight(unit, WEIGHT)) {
      probes.probes.push(`${loosely ? '' : every}(${ways.join(' | ')})`);
      probes.terms.push(term);
      probes.weights.push(weight);
      probes.sizes.push(unit.size);
      probes.loose.push(loosely);
    }
  };
  [...units, ...phrases].forEach((unit, term) => add(unit, term, false));
  loose.forEach((unit, term) => add(unit, term, true));
  return probes;
}

export function fieldProbesOf({ units }: SearchReading): FieldProbes {
  const probes: FieldProbes = { probes: [], terms: [], weights: [], needed: units.length };
  units.forEach((unit, term) => {
    for (const [weight, ways] of waysByWeight(unit, FIELD_WEIGHT)) {
      probes.probes.push(`(${ways.join(' | ')})`);
      probes.terms.push(term);
      probes.weights.push(weight);
    }
  });
  return probes;
}

function waysByWeight(unit: Unit, weightOf: Record<Alternative['kind'], Weights>) {
  const ways = new Map<number, string[]>();
  for (const alternative of unit.alternatives) {
    for (const place of Object.keys(PLACE_MARK) as Place[]) {
      const weight = weightOf[alternative.kind][place];
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

function anywhere(unit: Unit): string {
  return `(${unit.alternatives.map((one) => wayOf(one, 'ANYWHERE')).join(' | ')})`;
}

/** Quoted; words hold letters, digits and dots alone, so that nothing in them could end the quotation. */
function lexeme(place: Place, { word, begins }: Atom): string {
  return `'${PLACE_MARK[place]}${word}'${begins ? ':*' : ''}`;
}

function total(units: readonly Unit[]): number {
  return units.reduce((sum, { size }) => sum + size, 0);
}
