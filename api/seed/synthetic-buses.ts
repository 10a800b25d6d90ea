import { pick, pointNear, seededRandom, two } from './synthetic.ts';

const ROUTES = 30;
const DISTRICTS = ['410302', '410303', '410304', '410305', '410311'];
const PLACES = ['广场', '公园', '桥', '医院', '学校', '小区', '市场', '路口'];

interface Stop {
  name: string;
  district: string;
  longitude: number;
  latitude: number;
}

export interface SyntheticRoute {
  id: string;
  name: string;
  stops: Stop[];
  firstDeparture: string;
  lastDeparture: string;
  fare: number;
}

/** Made-up routes through the five inner districts; routes that meet at a stop share its name. */
export function syntheticRoutes(): SyntheticRoute[] {
  const random = seededRandom(379);
  const stops: Stop[] = DISTRICTS.flatMap((district) =>
    Array.from({ length: 40 }, (_, index) => {
      const name = `演示${pick(random, PLACES)}${district.slice(-2)}${two(index + 1)}站`;
      return { name, district, ...pointNear(random, district, 0.03) };
    }),
  );
  return Array.from({ length: ROUTES }, (_, index) => {
    // Stops of about one latitude, from west to east, so that a route is a line and not a tangle.
    const { latitude } = pick(random, stops);
    const off = (stop: Stop) => Math.abs(stop.latitude - latitude);
    const near = stops.toSorted((a, b) => off(a) - off(b)).slice(0, 30);
    const along = new Set<Stop>();
    while (along.size < 12 + (index % 9)) along.add(pick(random, near));
    const start = 5 + Math.floor(random() * 2);
    return {
      id: `LX${two(index + 1)}`,
      name: `演示${index + 1}路`,
      stops: [...along].toSorted((a, b) => a.longitude - b.longitude),
      firstDeparture: `${two(start)}:${pick(random, ['00', '30'])}`,
      lastDeparture: `${pick(random, ['19', '20', '21', '22'])}:30`,
      fare: pick(random, [1, 1, 1.5, 2]),
    };
  });
}

/** Kilometres between the stops of a route, as the crow flies. */
export function routeLength(stops: readonly Stop[]): number {
  const latitudeKm = 111.2;
  const longitudeKm = latitudeKm * Math.cos((34.65 * Math.PI) / 180);
  let length = 0;
  stops.forEach((stop, at) => {
    const next = stops[at + 1];
    if (next === undefined) return;
    const east = (next.longitude - stop.longitude) * longitudeKm;
    const north = (next.latitude - stop.latitude) * latitudeKm;
    length += Math.hypot(east, north);
  });
  return length;
}
