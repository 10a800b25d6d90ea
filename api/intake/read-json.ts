import { decodeAll } from './decode-all.ts';
import { isJsonRecord, type JsonRecord, parseJsonFile } from './exact-json.ts';
import { featureRecord, GEOMETRY_COLUMN, isFeature } from './feature-record.ts';
import { findRecords } from './find-records.ts';
import { IntakeError } from './intake-error.ts';
import type { Batch, Hints, Recognition, SentRow, TablePlan } from './recognition.ts';
import { RecordColumns, recordRow } from './record-columns.ts';
import { Sampler } from './sampler.ts';
import type { Source } from './source.ts';

/** JSON is held whole; larger data comes one object a line. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** Objects as rows: an array of them, the one array within an object, or the features of GeoJSON. */
export async function recogniseJson(source: Source, hints: Hints): Promise<Recognition> {
  const { records, ...found } = await readRecords(source, hints);
  const names = new RecordColumns();
  for (const record of records) names.add(record);
  const columns = inOrder(names.columns, found.format);
  const sample = new Sampler();
  for (const row of rowsOf(records, columns)) sample.add(row);
  return {
    ...found,
    headerRow: 0,
    columns,
    ...names.codes,
    firstRows: sample.first,
    laterRows: sample.later,
  };
}

export async function* readJson(source: Source, plan: TablePlan): AsyncGenerator<Batch> {
  const { records } = await readRecords(source, plan);
  yield { rows: rowsOf(records, plan.columns), aside: [] };
}

async function readRecords(source: Source, said: Pick<TablePlan, 'encoding' | 'record'>) {
  const { text, encoding, findings } = await decodeAll(
    source,
    LARGEST_BYTES,
    said.encoding,
    tooLarge,
  );
  const json = parseJsonFile(text);
  if (isJsonRecord(json) && json['type'] === 'FeatureCollection') {
    const records = featuresOf(json);
    const counted = { zh: `${records.length} 个要素`, en: `${records.length} features` };
    return { format: 'GEOJSON' as const, encoding, findings: [...findings, counted], records };
  }
  const { records, record, findings: more } = findRecords(json, said.record);
  const counted = { zh: `${records.length} 个对象`, en: `${records.length} objects` };
  return {
    format: 'JSON' as const,
    encoding,
    ...(record !== undefined && { record }),
    findings: [...findings, counted, ...more],
    records,
  };
}

function featuresOf(collection: JsonRecord): JsonRecord[] {
  const features = collection['features'];
  if (!Array.isArray(features) || !features.every(isFeature)) {
    throw new IntakeError(
      'NOT_GEOJSON',
      '不是 GeoJSON 要素集合（FeatureCollection）',
      'this is not a GeoJSON FeatureCollection',
    );
  }
  if (features.length === 0)
    throw new IntakeError('FILE_EMPTY', '文件里没有要素', 'the file holds no features');
  return features.map(featureRecord);
}

/** The geometry stands last, where tables have their longest cells. */
function inOrder(names: readonly string[], format: 'JSON' | 'GEOJSON'): string[] {
  if (format === 'JSON') return [...names];
  return [...names.filter((name) => name !== GEOMETRY_COLUMN), GEOMETRY_COLUMN];
}

function rowsOf(records: readonly JsonRecord[], columns: readonly string[]): SentRow[] {
  return records.map((record, at) => recordRow(record, columns, at + 1));
}

function tooLarge(): IntakeError {
  return new IntakeError(
    'FILE_TOO_LARGE',
    'JSON 超过 64 MB；请分成几个文件，或每行写一个对象（NDJSON）',
    'the JSON is larger than 64 MB; split it, or write one object a line (NDJSON)',
  );
}
