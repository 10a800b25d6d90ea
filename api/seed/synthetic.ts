/** Numbers from 0 up to 1 that are the same at every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Random = () => number;

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** A whole number between both ends, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** A day between the first of January of one year and the 28th of December of another. */
export function day(random: Random, firstYear: number, lastYear: number): string {
  const year = between(random, firstYear, lastYear);
  const month = between(random, 1, 12);
  return `${year}-${two(month)}-${two(between(random, 1, 28))}`;
}

export function two(number: number): string {
  return String(number).padStart(2, '0');
}

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '郭', '孙', '马'];
const GIVEN = ['伟', '芳', '娜', '敏', '静', '强', '磊', '洋', '艳', '杰', '丽', '涛', '明', '超'];

export function personName(random: Random): string {
  return pick(random, SURNAMES) + pick(random, GIVEN) + (random() < 0.6 ? pick(random, GIVEN) : '');
}

/** No network gives numbers that begin with 100, so that this can be nobody's telephone. */
export function nobodysPhone(random: Random): string {
  return `1000000${String(between(random, 0, 9999)).padStart(4, '0')}`;
}

/** Two decimals of each county's centre, around which invented points are strewn. */
const CENTRES: Record<string, [longitude: number, latitude: number]> = {
  '410302': [112.45, 34.7],
  '410303': [112.43, 34.66],
  '410304': [112.5, 34.68],
  '410305': [112.4, 34.66],
  '410307': [112.79, 34.73],
  '410308': [112.45, 34.83],
  '410311': [112.46, 34.62],
  '410323': [112.13, 34.73],
  '410324': [111.62, 33.79],
  '410325': [112.09, 34.13],
  '410326': [112.47, 34.15],
  '410327': [112.18, 34.51],
  '410328': [111.65, 34.39],
  '410329': [112.43, 34.42],
};

export function pointNear(
  random: Random,
  division: string,
  reach = 0.04,
): { longitude: number; latitude: number } {
  const [longitude, latitude] = CENTRES[division] ?? [112.43, 34.66];
  return {
    longitude: longitude + (random() * 2 - 1) * reach,
    latitude: latitude + (random() * 2 - 1) * reach,
  };
}
