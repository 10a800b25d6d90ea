/** The walled city of Sui and Tang, 592 wide: two blocks of wards, a river between, the palace in the north-west. */
export const PLAN = { width: 592, height: 610, axis: 182.5 };

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const PITCH = 45;
const EAST = 193;
const columns = {
  west: [0, 45, 90, 135],
  east: Array.from({ length: 9 }, (_, index) => EAST + index * PITCH),
};
const NORTH_ROWS = [0, 45, 90, 135];
const SOUTH_ROWS = [305, 350, 395, 440, 485, 530];
const CELL = 18.5;
const STEP = 20.5;

/** Markets stand where wards would. */
export const MARKETS: (Box & { zh: string })[] = [
  { zh: '北市', x: 418, y: 135, width: 39, height: 39 },
  { zh: '南市', x: 328, y: 350, width: 39, height: 84 },
  { zh: '西市', x: 45, y: 485, width: 39, height: 39 },
];
export const PALACE: Box = { x: 65, y: 0, width: 237, height: 150 };
export const IMPERIAL_CITY: Box = { x: 65, y: 155, width: 237, height: 73 };
export const EAST_CITY: Box = { x: 307, y: 0, width: 15, height: 228 };

function isMarket(x: number, y: number): boolean {
  return MARKETS.some(
    (market) =>
      x >= market.x && x < market.x + market.width && y >= market.y && y < market.y + market.height,
  );
}

interface Ward {
  x: number;
  y: number;
  rows: 1 | 2;
}

function allWards(): Ward[] {
  const wards: Ward[] = [];
  for (const x of columns.east.slice(3)) for (const y of NORTH_ROWS) wards.push({ x, y, rows: 2 });
  for (const x of columns.east.slice(4, 8)) wards.push({ x, y: 194, rows: 1 });
  for (const x of columns.east.slice(2, 8)) wards.push({ x, y: 282, rows: 1 });
  for (const x of [...columns.west, ...columns.east])
    for (const y of SOUTH_ROWS) wards.push({ x, y, rows: 2 });
  return wards.filter(({ x, y }) => !isMarket(x, y));
}

/** Wards fill from the avenue outwards, as the city did. */
function distance({ x, y }: Ward): number {
  const across = x + 19.5 - PLAN.axis;
  const down = y < 200 ? 420 - y : y - 300;
  return Math.hypot(across, down);
}

function quarters({ x, y, rows }: Ward): Box[] {
  return [0, 1].slice(0, rows).flatMap((row) =>
    [0, 1].map((column) => ({
      x: x + column * STEP,
      y: y + row * STEP,
      width: CELL,
      height: CELL,
    })),
  );
}

/** The quarters of each ward, nearest ward first. */
export const WARDS: Box[][] = allWards()
  .toSorted((one, other) => distance(one) - distance(other))
  .map(quarters);
