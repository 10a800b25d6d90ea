import type { PlaceCondition } from './filter.ts';
import type { Term, Values } from './statement.ts';

/** The index of envelopes leads to candidates; what follows is exact. */
export function compilePlace(
  condition: PlaceCondition,
  terms: ReadonlyMap<string, Term>,
  values: Values,
): string {
  const [one = '', other] = condition.fields.map((field) => {
    const term = terms.get(field);
    if (term === undefined) throw new Error(`permit names a field outside its release: ${field}`);
    return term.expression;
  });
  const { geometry, envelope } = placeOf(one, other);
  const [west, south, east, north] = condition.envelope;
  const around = values.add(`(${east},${north}),(${west},${south})`, 'box');
  return `(${envelope} && ${around} and ${exact(condition, geometry, values)})`;
}

/** Where a row is, from a geometry or from longitude and latitude; indexes are made of the same text. */
export function placeOf(one = '', other?: string) {
  return other === undefined
    ? { geometry: one, envelope: `open.envelope(${one})` }
    : {
        geometry: `open.point_at(${one}, ${other})`,
        envelope: `open.envelope_at(${one}, ${other})`,
      };
}

/** Of a released table ($1) the fields whose envelopes are indexed, as they stand in the expression of the index. */
export const INDEXED_ENVELOPES = `
  select replace(substring(pg_get_expr(indexprs, indrelid) from '\\((.*)\\)$'), '"', '') as fields
  from pg_index join pg_class on pg_class.oid = indrelid
  where relnamespace = (select oid from pg_namespace where nspname = 'open') and relname = $1
    and pg_get_expr(indexprs, indrelid) ~ '^open\\.envelope(_at)?\\('`;

function exact(condition: PlaceCondition, geometry: string, values: Values): string {
  if ('region' in condition)
    return `open.meets(${geometry}, ${values.add(condition.region, 'jsonb')})`;
  const { longitude, latitude, metres } = condition.within;
  const [x, y, most] = [longitude, latitude, metres].map((n) => values.add(n, 'double precision'));
  return `open.metres_to(${geometry}, ${x}, ${y}) <= ${most}`;
}
