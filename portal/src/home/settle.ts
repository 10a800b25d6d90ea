import { type Box, WARDS } from './wardGeometry';

export interface Settled<Item> {
  box: Box;
  item: Item | undefined;
}

/** Datasets of one theme live side by side: a ward takes no second theme while wards are left. */
export function settle<Item extends { theme: string }>(items: Item[]): Settled<Item>[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(item.theme, [...(groups.get(item.theme) ?? []), item]);
  const themes = [...groups.values()].toSorted((one, other) => other.length - one.length);
  const wards = themes.reduce((sum, theme) => sum + Math.ceil(theme.length / 4), 0);
  const waiting = wards <= WARDS.length ? themes : [[...items]];
  return WARDS.flatMap((quarters) => {
    const taken = waiting[0]?.splice(0, quarters.length) ?? [];
    if (waiting[0]?.length === 0) waiting.shift();
    return quarters.map((box, index) => ({ box, item: taken[index] }));
  });
}
