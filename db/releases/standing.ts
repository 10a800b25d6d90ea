import pg from 'pg';
import { relationExists } from './relation-exists.ts';
import { quoted, type ReleaseTarget } from './stage.ts';

const STILL = 2147483647;

/**
 * What a load does to the rows that it does not hold: WHOLE ends them all; PART ends those of the named parts
 * (a year, a district) and of no others; INCREMENT leaves them standing.
 */
export type LoadScope = { mode: 'WHOLE' } | { mode: 'INCREMENT' } | PartScope;

export interface PartScope {
  mode: 'PART';
  /** Names of released fields that tell the parts. */
  fields: readonly string[];
  /** The parts that the load brings, each by the values of these fields, whatever becomes of its rows. */
  parts: readonly (readonly string[])[];
}

/** Whether the standing row `t` belongs to a part that the load brings. */
export function inParts({ fields, parts }: PartScope): string {
  const of = fields.map((field) => `coalesce(t.${quoted(field)}::text, '')`).join(', ');
  const values = parts.map(
    (part) => `(${part.map((value) => pg.escapeLiteral(value)).join(', ')})`,
  );
  return `(${of}) in (${values.join(', ')})`;
}

/** Whether rows of earlier releases go on standing in the one that has just been merged. */
export async function anyStandBeside(
  client: pg.PoolClient,
  { relation }: Pick<ReleaseTarget, 'relation'>,
  release: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from open.${quoted(relation)} where _from < $1 and _to = ${STILL} limit 1`,
    [release],
  );
  return (rowCount ?? 0) > 0;
}

/** Where the standing rows of all other parts are, whatever is staged; undefined where there are none. */
export async function standingElsewhere(
  client: pg.PoolClient,
  { relation }: Pick<ReleaseTarget, 'relation'>,
  scope: LoadScope,
): Promise<string | undefined> {
  if (scope.mode !== 'PART' || !(await relationExists(client, relation))) return undefined;
  return `from open.${quoted(relation)} t where t._to = ${STILL} and not ${inParts(scope)}`;
}

/**
 * Where the rows stand that go on standing beside the staged ones: a `from` with its condition, of rows `t`.
 * Undefined where there are none.
 */
export async function standingBeside(
  client: pg.PoolClient,
  { relation }: Pick<ReleaseTarget, 'relation'>,
  scope: LoadScope,
): Promise<string | undefined> {
  if (scope.mode === 'WHOLE' || !(await relationExists(client, relation))) return undefined;
  const stays = scope.mode === 'PART' ? `and not ${inParts(scope)}` : '';
  return `from open.${quoted(relation)} t
    where t._to = ${STILL} and not exists (select from stage s where s._id = t._id) ${stays}`;
}
