import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import type { JsonValue } from '../records/write-value.ts';

const ROWS = 3;

/**
 * Example rows for everyone, from the field dictionary (M33): catalogue metadata and never a live query.
 * Numbers vary a little from row to row so that nobody takes them for data.
 */
export function sampleRows(entry: CatalogueEntry): Record<string, JsonValue>[] {
  return Array.from({ length: ROWS }, (_, index) =>
    Object.fromEntries(
      entry.fields.map((field) => [field.name, exampleValue(field.type, field.example, index)]),
    ),
  );
}

function exampleValue(type: FieldType, example: string | null, index: number): JsonValue {
  if (example === null) return null;
  switch (type) {
    case 'INTEGER':
      return Number(example) + index;
    case 'NUMBER':
      return Number((Number(example) * (1 + index / 20)).toPrecision(6));
    case 'BOOLEAN':
      return example === 'true';
    case 'GEOMETRY':
      return JSON.parse(example) as object;
    default:
      return example;
  }
}
