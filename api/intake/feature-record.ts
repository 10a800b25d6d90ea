import { isJsonRecord, type JsonRecord } from './exact-json.ts';

export const GEOMETRY_COLUMN = 'geometry';
const ID_COLUMN = 'id';

export interface Feature {
  type: 'Feature';
  id?: unknown;
  properties: JsonRecord | null;
  geometry: unknown;
}

export function isFeature(value: unknown): value is Feature {
  return (
    isJsonRecord(value) &&
    value['type'] === 'Feature' &&
    (value['properties'] === null || isJsonRecord(value['properties'])) &&
    (value['geometry'] === null || isJsonRecord(value['geometry']))
  );
}

/** A feature as a record: its id, unless a property has that name, its properties, and the geometry. */
export function featureRecord({ id, properties, geometry }: Feature): JsonRecord {
  return {
    ...(id !== undefined && { [ID_COLUMN]: id }),
    ...properties,
    [GEOMETRY_COLUMN]: geometry,
  };
}
