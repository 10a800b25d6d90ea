import type pg from 'pg';
import { relationExists } from './relation-exists.ts';
import { quoted, type ReleaseTarget } from './stage.ts';

const STILL = 2147483647;

/**
 * What a load does to the rows that it does not hold: WHOLE ends them all; PART ends those of the parts that
 * it holds rows of (a year, a district), told by `fields`; INCREMENT leaves them standing.
 */
export type LoadScope =
  | { mode: 'WHOLE' }
  | { mode: 'INCREMENT' }
  | { mode: 'PART'; fields: readonly string[] };

/** Whether the standing row `t` belongs to a part of which the stage holds rows. */
export function inStagedPart(fields: readonly string[]): string {
  // As texts, so that an empty value names a part too, and the parts are looked up by one hash.
  const of = (rows: string) =>
    fields.map((field) => `coalesce(${rows}.${quoted(field)}::text, '')`).join(', ');
  return `(${of('t')}) in (select ${of('p')} from stage p)`;
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
  const stays = scope.mode === 'PART' ? `and not ${inStagedPart(scope.fields)}` : '';
  return `from open.${quoted(relation)} t
    where t._to = ${STILL} and not exists (select from stage s where s._id = t._id) ${stays}`;
}
