import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { wrongEncoding } from './encoding.ts';
import { IntakeError } from './intake-error.ts';
import type { Batch, Recognition, SentRow } from './recognition.ts';

const LARGEST_BYTES = 64 * 1024 * 1024;
export const GEOMETRY_COLUMN = 'geometry';
const ID_COLUMN = 'id';

const collectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.union([z.string(), z.number()]).optional(),
      properties: z.record(z.string(), z.unknown()).nullable(),
      geometry: z.object({ type: z.string() }).loose().nullable(),
    }),
  ),
});

/** Features as rows: their id, their properties in order of first use, and the geometry as JSON text. */
export async function recogniseGeojson(file: string): Promise<Recognition> {
  const { columns, rows } = await table(file);
  return {
    format: 'GEOJSON',
    headerRow: 0,
    columns,
    findings: [{ zh: `${rows.length} 个要素`, en: `${rows.length} features` }],
    firstRows: rows,
  };
}

export async function* readGeojson(file: string): AsyncGenerator<Batch> {
  const { rows } = await table(file);
  yield { rows, aside: [] };
}

async function table(file: string): Promise<{ columns: string[]; rows: SentRow[] }> {
  if ((await stat(file)).size > LARGEST_BYTES) {
    throw new IntakeError(
      'FILE_TOO_LARGE',
      'GeoJSON 超过 64 MB；请分成几个文件',
      'the GeoJSON is larger than 64 MB; split it',
    );
  }
  const bytes = await readFile(file);
  // Read as text it would be patched up with replacement characters.
  if (!isUtf8(bytes)) throw wrongEncoding('utf-8');
  const { features } = parse(bytes.toString('utf8'));
  if (features.length === 0)
    throw new IntakeError('FILE_EMPTY', '文件里没有要素', 'the file holds no features');
  const names = new Set(features.flatMap((feature) => Object.keys(feature.properties ?? {})));
  const withId = features.some((feature) => feature.id !== undefined) && !names.has(ID_COLUMN);
  const properties = [...names];
  const columns = [...(withId ? [ID_COLUMN] : []), ...properties, GEOMETRY_COLUMN];
  const rows = features.map((feature, at) => ({
    line: at + 1,
    cells: [
      ...(withId ? [text(feature.id)] : []),
      ...properties.map((name) => text(feature.properties?.[name])),
      text(feature.geometry),
    ],
  }));
  return { columns, rows };
}

function parse(content: string): z.infer<typeof collectionSchema> {
  let json: unknown;
  try {
    json = JSON.parse(content.replace(/^\ufeff/, ''), keepDigits);
  } catch {
    throw new IntakeError('NOT_GEOJSON', '不是完整的 JSON', 'this is not complete JSON');
  }
  const parsed = collectionSchema.safeParse(json);
  if (!parsed.success) {
    throw new IntakeError(
      'NOT_GEOJSON',
      '不是 GeoJSON 要素集合（FeatureCollection）',
      'this is not a GeoJSON FeatureCollection',
    );
  }
  return parsed.data;
}

/** Numbers that a double would change (18-digit ids) stay the text that was sent. */
function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  return /^-?\d{16,}$/.test(context.source) && String(value) !== context.source
    ? context.source
    : value;
}

function text(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
