import { z } from 'zod';
import { REFERENCE_SYSTEM } from '../../db/catalogue/vocabulary.ts';
import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import type { PlaceCondition, PlaceOperator } from '../../db/records/filter.ts';
import { badInput } from '../errors.ts';
import { bounded } from './bounded.ts';
import { RECORD_LIMITS } from './limits.ts';

/** What a filter can say of where a row is: a geometry, or two fields that together are a point. */
export interface Place {
  fields: [geometry: string] | [longitude: string, latitude: string];
  referenceSystem: CatalogueEntry['referenceSystem'];
}

/** The name in a filter of the point that two fields make. */
export const PLACE = 'place';

export type PointFields = NonNullable<CatalogueEntry['place']>;

/** The two fields that together say where a row is, if both are there as numbers: releases of before may differ. */
export function pointOf({ fields, place }: CatalogueEntry): PointFields | null {
  const there = (wanted: string) =>
    fields.some(({ name, type }) => name === wanted && (type === 'NUMBER' || type === 'DECIMAL'));
  return place !== null && there(place.longitude) && there(place.latitude) ? place : null;
}

/** The places of a dataset's rows by their names in a filter. */
export function placesOf(entry: CatalogueEntry): Map<string, Place> {
  const { fields, referenceSystem } = entry;
  const places = new Map<string, Place>();
  const point = pointOf(entry);
  if (point !== null)
    places.set(PLACE, { fields: [point.longitude, point.latitude], referenceSystem });
  for (const { name, type } of fields)
    if (type === 'GEOMETRY') places.set(name, { fields: [name], referenceSystem });
  return places;
}

/** A filter says in which system its coordinates are, also that a dataset has not said it. */
export const SYSTEMS_SAID = [...REFERENCE_SYSTEM, 'UNSTATED'] as const;

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
const crs = z.enum(SYSTEMS_SAID);
const ring = z
  .array(z.tuple([longitude, latitude]))
  .min(4)
  .refine((line) => JSON.stringify(line[0]) === JSON.stringify(line.at(-1)));
const rings = z.array(ring).min(1);
const FORM = {
  near: z.strictObject({ longitude, latitude, metres: z.number(), crs }),
  inBox: z
    .strictObject({ west: longitude, south: latitude, east: longitude, north: latitude, crs })
    .refine(({ west, east, south, north }) => west <= east && south <= north),
  inPolygon: z.strictObject({
    polygon: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('Polygon'), coordinates: rings }),
      z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).min(1) }),
    ]),
    crs,
  }),
};
const EXPECTED: Record<PlaceOperator, string> = {
  near: '{longitude, latitude, metres, crs}',
  inBox: '{west, south, east, north, crs}',
  inPolygon: '{polygon: GeoJSON Polygon | MultiPolygon, crs}',
};

/** A degree of latitude on the sphere on which distances are reckoned, in metres. */
const DEGREE = (Math.PI / 180) * 6_371_008.8;

/**
 * Reads what is said of a place, and tells of how many positions it is made; nothing is converted from one reference
 * system to another.
 * @throws BAD_USER_INPUT
 */
export function readPlace(
  place: Place,
  operator: PlaceOperator,
  given: unknown,
  path: string,
): { condition: PlaceCondition; positions: number } {
  const kind = 'place' as const;
  const { fields } = place;
  switch (operator) {
    case 'near': {
      const { metres, ...at } = read('near', given, path);
      sameSystem(place, at.crs, path);
      if (!(metres > 0 && metres <= RECORD_LIMITS.placeMetres))
        bounded(metres, 1, RECORD_LIMITS.placeMetres, `${path}.metres`);
      const high = metres / DEGREE + 1e-6;
      const wide =
        high / Math.max(0.01, Math.cos(((Math.abs(at.latitude) + high) * Math.PI) / 180));
      const envelope = [
        at.longitude - wide,
        at.latitude - high,
        at.longitude + wide,
        at.latitude + high,
      ];
      const within = { longitude: at.longitude, latitude: at.latitude, metres };
      return { condition: { kind, fields, envelope, within }, positions: 1 };
    }
    case 'inBox': {
      const { west, south, east, north, ...said } = read('inBox', given, path);
      sameSystem(place, said.crs, path);
      const corners = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ];
      const region = { type: 'Polygon', coordinates: [corners] };
      const envelope = [west, south, east, north];
      return {
        condition: { kind, fields, envelope, region: JSON.stringify(region) },
        positions: corners.length,
      };
    }
    case 'inPolygon': {
      const { polygon, ...said } = read('inPolygon', given, path);
      sameSystem(place, said.crs, path);
      const positions = polygon.coordinates.flat(polygon.type === 'Polygon' ? 1 : 2) as [
        number,
        number,
      ][];
      const [xs, ys] = [positions.map(([x]) => x), positions.map(([, y]) => y)];
      const envelope = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
      return {
        condition: { kind, fields, envelope, region: JSON.stringify(polygon) },
        positions: positions.length,
      };
    }
  }
}

function read<Of extends PlaceOperator>(operator: Of, given: unknown, path: string) {
  const found = FORM[operator].safeParse(given);
  if (found.success) return found.data as z.infer<(typeof FORM)[Of]>;
  const at = [path, ...(found.error.issues[0]?.path ?? [])].join('.');
  throw badInput(
    'WRONG_TYPE',
    at,
    `${path} 应为 ${EXPECTED[operator]}，经纬度以度计，环须闭合`,
    `${path} should be ${EXPECTED[operator]}, in degrees, with closed rings`,
  );
}

/** WGS 84 and CGCS2000 differ by less than the coordinates of open data are exact; the others by hundreds of metres. */
const alike = (system: string) => (system === 'CGCS2000' ? 'WGS_84' : system);

function sameSystem({ referenceSystem }: Place, said: string, path: string): void {
  const own = referenceSystem ?? 'UNSTATED';
  if (alike(own) === alike(said)) return;
  throw badInput(
    'OTHER_REFERENCE_SYSTEM',
    `${path}.crs`,
    `本数据集的坐标系为 ${own}，不作换算：请给出该坐标系的坐标，crs 写 ${own}`,
    `the coordinates of this dataset are ${own} and nothing is converted: give yours in it, with crs ${own}`,
  );
}
