/** Geometry reckoned in plain JavaScript, in other ways than the database does: an oracle for places. */

export type Position = [x: number, y: number];
export interface Geometry {
  type: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- as deep as the type says
  coordinates: any;
}

/** Lines of a geometry; rings where it is an area. */
function linesOf({ type, coordinates }: Geometry): Position[][] {
  switch (type) {
    case 'Point':
      return [[coordinates]];
    case 'MultiPoint':
      return coordinates.map((at: Position) => [at]);
    case 'LineString':
      return [coordinates];
    case 'MultiPolygon':
      return coordinates.flat();
    default:
      return coordinates;
  }
}

const isArea = ({ type }: Geometry) => type.endsWith('Polygon');

/** By how often the boundary goes round the place, each ring by the sum of the angles under which it is seen. */
function surrounds(area: Geometry, [x, y]: Position): boolean {
  if (!isArea(area)) return false;
  const turns = linesOf(area).map((ring) => {
    let sum = 0;
    for (let at = 1; at < ring.length; at++) {
      const [a, b] = [ring[at - 1] as Position, ring[at] as Position];
      const from = Math.atan2(a[1] - y, a[0] - x);
      const to = Math.atan2(b[1] - y, b[0] - x);
      sum += Math.atan2(Math.sin(to - from), Math.cos(to - from));
    }
    return Math.abs(Math.round(sum / (2 * Math.PI)));
  });
  return turns.reduce((all, one) => all + one, 0) % 2 === 1;
}

function segments(geometry: Geometry): [Position, Position][] {
  return linesOf(geometry).flatMap((line) =>
    line.length === 1
      ? [[line[0], line[0]] as [Position, Position]]
      : line.slice(1).map((to, at): [Position, Position] => [line[at] as Position, to]),
  );
}

/** By where along each of them they cross. */
function cross([a, b]: [Position, Position], [c, d]: [Position, Position]): boolean {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const turn = rx * sy - ry * sx;
  if (turn === 0)
    return [a, b].some((end) => lies(end, [c, d])) || [c, d].some((end) => lies(end, [a, b]));
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / turn;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / turn;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1;
}

function lies(at: Position, [c, d]: [Position, Position]): boolean {
  const far = Math.hypot(at[0] - c[0], at[1] - c[1]) + Math.hypot(at[0] - d[0], at[1] - d[1]);
  return Math.abs(far - Math.hypot(d[0] - c[0], d[1] - c[1])) < 1e-12;
}

export function meets(one: Geometry, other: Geometry): boolean {
  return (
    segments(one).some((a) => segments(other).some((b) => cross(a, b))) ||
    segments(one).some(([end]) => surrounds(other, end)) ||
    segments(other).some(([end]) => surrounds(one, end))
  );
}

function vector([x, y]: Position): [number, number, number] {
  const [l, p] = [(x * Math.PI) / 180, (y * Math.PI) / 180];
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
}

/** By the chord between two points of a sphere. */
function metres(one: Position, other: Position): number {
  const [a, b] = [vector(one), vector(other)];
  const chord = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  return 2 * 6_371_008.8 * Math.asin(chord / 2);
}

/** By trying places along every edge. */
export function metresTo(geometry: Geometry, at: Position): number {
  if (surrounds(geometry, at)) return 0;
  const tries = Array.from({ length: 501 }, (_, step) => step / 500);
  return Math.min(
    ...segments(geometry).map(([a, b]) =>
      Math.min(
        ...(a === b ? [0] : tries).map((t) =>
          metres([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])], at),
        ),
      ),
    ),
  );
}
