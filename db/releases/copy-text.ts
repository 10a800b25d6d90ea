const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in the text format of COPY. */
export function copyValue(value: string | null): string {
  if (value === null) return '\\N';
  return SPECIAL.test(value)
    ? value.replaceAll(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found)
    : value;
}

/** What has to be escaped in an array, in COPY, or in both. */
const SPECIAL_IN_ARRAY = /["\\\0\t\n\r]/;
const isPlain = (item: string | null) => item !== null && !SPECIAL_IN_ARRAY.test(item);

/** A text[] in the text format of COPY. */
export function copyArray(items: readonly (string | null)[]): string {
  // Most rows have nothing to escape, and are written in one step.
  return items.length > 0 && items.every(isPlain)
    ? `{"${items.join('","')}"}`
    : copyValue(arrayLiteral(items));
}

/** A text[] literal, not yet escaped for COPY. */
export function arrayLiteral(items: readonly (string | null)[]): string {
  const quoted = items.map((item) =>
    item === null
      ? 'NULL'
      : `"${item.replaceAll('\0', '').replaceAll(/["\\]/g, (found) => `\\${found}`)}"`,
  );
  return `{${quoted.join(',')}}`;
}
