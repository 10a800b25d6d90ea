/**
 * Names of a dataset's own schema, made of its slug and its field names alone, so that nobody guesses: different
 * slugs have different names, and so have different fields of a dataset. What follows a type name is chosen so that no
 * two datasets meet in it, such as `air` and `air-group` in an `AirGroupOrder`; where root fields would meet, the
 * slug is refused when it is compiled.
 */

/** `air-quality` → `AirQuality`; what would be lost is set off, `a-1` → `A_1`. */
export function typeNameOf(slug: string): string {
  return slug
    .split('-')
    .map((part) =>
      /^[a-z]/.test(part) ? part.charAt(0).toUpperCase() + part.slice(1) : `_${part}`,
    )
    .join('');
}

/** `air-quality` → `airQuality`. */
export function rootNameOf(slug: string): string {
  const name = typeNameOf(slug);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `stationId` → `STATION_ID`, the value of an enum of fields. */
export function constantOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, '_$&').toUpperCase();
}
