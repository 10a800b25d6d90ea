const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in the text format of COPY. */
export function copyValue(value: string | null): string {
  if (value === null) return '\\N';
  return SPECIAL.test(value)
    ? value.replaceAll(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found)
    : value;
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
