import { randomInt } from 'node:crypto';

const FEWEST = 5;
const SHARE = 0.1;

/** A tenth of what nothing was found against, five at least; all where there are fewer. */
export function sampleSize(clean: number): number {
  return Math.min(clean, Math.max(FEWEST, Math.ceil(clean * SHARE)));
}

/** Chance as a whole number from 0 up to but not including `below`. */
export type Chance = (below: number) => number;

/** So many of the items, each set of them as likely as any other. */
export function drawSample<Item>(
  items: readonly Item[],
  size: number,
  chance: Chance = randomInt,
): Set<Item> {
  const left = [...items];
  const drawn = new Set<Item>();
  while (drawn.size < size && left.length > 0) {
    const [item] = left.splice(chance(left.length), 1);
    if (item !== undefined) drawn.add(item);
  }
  return drawn;
}
