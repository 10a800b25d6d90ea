import type { Probes } from '../../db/catalogue/search.ts';
import type { FieldProbes } from '../../db/catalogue/search-fields.ts';
import type { SearchReading } from './search-terms.ts';
import type { Alternative, Atom, Unit } from './search-units.ts';
import { PLACE_MARK } from './search-words.ts';

type Place = keyof typeof PLACE_MARK;
type Weights = Partial<Record<Place, number>>;

/** Title before keywords before fields before the rest; as typed before otherwise. */
const WEIGHT = {
  TYPED: { TITLE_BEGINS: 12, TITLE: 10, WHOLE_KEYWORD: 8, KEYWORDS: 6, FIELDS: 4, ANYWHERE: 1 },
  SYNONYM: { TITLE: 8, WHOLE_KEYWORD: 7, KEYWORDS: 5, FIELDS: 3, ANYWHERE: 1 },
  SOUND: { TITLE: 8, KEYWORDS: 5, FIELDS: 2 },
} as const satisfies Record<Alternative['kind'], Weights>;
/** Of a field only its own title counts, and what describes it. */
const FIELD_WEIGHT: Record<Alternative['kind'], Weights> = {
  TYPED: { WHOLE_KEYWORD: 12, TITLE_BEGINS: 10, TITLE: 8, ANYWHERE: 1 },
  SYNONYM: { WHOLE_KEYWORD: 9, TITLE: 6, ANYWHERE: 1 },
  SOUND: { TITLE: 5 },
};

/** The share of a search that an entry must have, where none has all of it. */
const ENOUGH = 0.4;

/** A search as the index is asked: what has every unit, and each place of each unit with what it weighs. */
export function probesOf(reading: SearchReading): Probes {
  const { units, phrases, loose } = reading;
  const probes = whatMatches(reading);
  [...units, ...phrases].forEach((unit, term) => {
    const others = units.filter((other) => other !== unit).map(anywhere);
    for (const [weight, ways] of waysByWeight(unit, WEIGHT)) {
      // That it stands somewhere is what the first probe says of all.
      if (weight === WEIGHT.TYPED.ANYWHERE) continue;
      add(probes, [...others, anyOf(ways)].join(' & '), { term: term + 1, weight, size: 0 });
    }
  });
  loose.forEach(({ alternatives }, term) => {
    for (const [weight, ways] of waysByWeight({ size: 0, alternatives }, WEIGHT)) {
      add(probes, anyOf(ways), { term, weight, size: 0, loose: true });
    }
  });
  return probes;
}

/** The same without any order, for whoever only counts. */
export function whatMatches({ units, loose }: SearchReading): Probes {
  const probes: Probes = {
    probes: [],
    terms: [],
    weights: [],
    sizes: [],
    loose: [],
    needed: total(units),
    neededLoosely: Math.ceil(total(loose) * ENOUGH),
  };
  const every = units.map(anywhere).join(' & ');
  add(probes, every, { term: 0, weight: 0, size: total(units) });
  loose.forEach((unit, term) => {
    add(probes, anywhere(unit), { term, weight: 1, size: unit.size, loose: true });
  });
  return probes;
}

function add(
  to: Probes,
  probe: string,
  {
    term,
    weight,
    size,
    loose = false,
  }: { term: number; weight: number; size: number; loose?: boolean },
): void {
  to.probes.push(probe);
  to.terms.push(term);
  to.weights.push(weight);
  to.sizes.push(size);
  to.loose.push(loose);
}

const anyOf = (ways: readonly string[]) => `(${ways.join(' | ')})`;

export function fieldProbesOf({ units }: SearchReading): FieldProbes {
  const probes: FieldProbes = { probes: [], terms: [], weights: [], needed: units.length };
  units.forEach((unit, term) => {
    for (const [weight, ways] of waysByWeight(unit, FIELD_WEIGHT)) {
      probes.probes.push(anyOf(ways));
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
  return anyOf(unit.alternatives.flatMap((one) => wayOf(one, 'ANYWHERE') ?? []));
}

/** Quoted; words hold letters, digits and dots alone, so that nothing in them could end the quotation. */
function lexeme(place: Place, { word, begins }: Atom): string {
  return `'${PLACE_MARK[place]}${word}'${begins ? ':*' : ''}`;
}

function total(units: readonly Unit[]): number {
  return units.reduce((sum, { size }) => sum + size, 0);
}
