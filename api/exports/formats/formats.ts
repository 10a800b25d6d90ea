import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { geojson } from './geojson.ts';
import { json, ndjson } from './json.ts';
import { nTriples } from './n-triples.ts';
import { parquet } from './parquet.ts';
import { xlsx } from './xlsx.ts';
import { xml } from './xml.ts';

export const EXPORT_FORMATS = [
  'csv',
  'xlsx',
  'json',
  'ndjson',
  'geojson',
  'xml',
  'nt',
  'parquet',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The formats by the ending of their files. */
export const FORMATS: Record<ExportFormat, Format> = {
  csv,
  xlsx,
  json,
  ndjson,
  geojson,
  xml,
  nt: nTriples,
  parquet,
};
