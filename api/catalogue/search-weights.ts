import type { Alternative } from './search-units.ts';
import { EVERY_PLACE, type Place, PLACE_BIT } from './word-places.ts';

export type Weights = Record<Alternative['kind'], Partial<Record<Place, number>>>;

/** Title before keywords before fields before the rest; as typed before otherwise. */
export const WEIGHT = {
  TYPED: { TITLE_BEGINS: 12, TITLE: 10, WHOLE_KEYWORD: 8, KEYWORDS: 6, FIELDS: 4 },
  SYNONYM: { TITLE: 8, WHOLE_KEYWORD: 7, KEYWORDS: 5, FIELDS: 3 },
  SOUND: { TITLE: 8, KEYWORDS: 5, FIELDS: 2 },
} as const satisfies Weights;
/** Where not everything is found, that a part of it stands anywhere says something too. */
export const LOOSE_WEIGHT: Weights = {
  TYPED: { ...WEIGHT.TYPED, ANYWHERE: 1 },
  SYNONYM: { ...WEIGHT.SYNONYM, ANYWHERE: 1 },
  SOUND: { ...WEIGHT.SOUND, ANYWHERE: 1 },
};
/** Of a field only its own title counts, and what describes it. */
export const FIELD_WEIGHT: Weights = {
  TYPED: { WHOLE_KEYWORD: 12, TITLE_BEGINS: 10, TITLE: 8, ANYWHERE: 1 },
  SYNONYM: { WHOLE_KEYWORD: 9, TITLE: 6, ANYWHERE: 1 },
  SOUND: { TITLE: 5 },
};

/** The most that any of some places weighs, for each set of places. */
export function heaviest(weights: Partial<Record<Place, number>>): Uint8Array {
  const places = Object.entries(PLACE_BIT) as [Place, number][];
  return Uint8Array.from({ length: EVERY_PLACE + 1 }, (_, set) =>
    Math.max(0, ...places.map(([place, bit]) => ((set & bit) === 0 ? 0 : (weights[place] ?? 0)))),
  );
}
