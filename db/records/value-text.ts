import type { FieldType } from '../catalogue/vocabulary.ts';

const asText = (column: string) => `${column}::text`;

/** SQL that writes a value as it stands in JSON, without its quotes: numbers plainly, instants in Beijing time. */
export const VALUE_TEXT: Record<FieldType, (column: string) => string> = {
  STRING: (column) => column,
  INTEGER: asText,
  NUMBER: (column) => `trim_scale(${column})::text`,
  DECIMAL: asText,
  BOOLEAN: asText,
  DATE: asText,
  DATETIME: (column) =>
    String.raw`regexp_replace(replace(${column}::text, ' ', 'T'), '([+-]\d\d)$', '\1:00')`,
  GEOMETRY: asText,
};
