import { createHash } from 'node:crypto';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { columnsOf, quoted, type ReleaseTarget } from './stage.ts';

export interface ReleaseFigures {
  rows: number;
  /** How many values are there, by field. */
  filled: Record<string, number>;
  /** Share of values that are there, by field. */
  completeness: Record<string, number>;
  sha256: string | null;
  sm3: string | null;
}

/** Measures a release as it will be read, whatever part of it this load brought. */
export async function measureRelease(
  client: pg.PoolClient,
  target: ReleaseTarget,
  release: number,
): Promise<ReleaseFigures> {
  const standing = `from open.${quoted(target.relation)} where _from <= ${release} and _to > ${release}`;
  const shares = columnsOf(target).map((column) => `count(${column})`);
  const { rows } = await client.query<{ rows: number; filled: string[] }>(
    `select count(*) as rows, array[${shares.join(', ')}]::text[] as filled ${standing}`,
  );
  const { rows: count = 0, filled: counts = [] } = rows[0] ?? {};
  const filled = target.fields.map(({ name }, at): [string, number] => [name, Number(counts[at])]);
  const completeness = filled.map(([name, there]) => [name, count === 0 ? 1 : there / count]);
  return {
    rows: count,
    filled: Object.fromEntries(filled),
    completeness: Object.fromEntries(completeness),
    ...(await digestOpenColumns(client, target, standing)),
  };
}

/**
 * Digests over what everyone may read, and over nothing else: a digest over other columns would tell
 * whether they have changed. The text is that of COPY, its rows sorted by their columns as text (collation
 * C, nulls last), so that whoever has the rows can reckon it again.
 */
async function digestOpenColumns(
  client: pg.PoolClient,
  target: ReleaseTarget,
  standing: string,
): Promise<{ sha256: string | null; sm3: string | null }> {
  const open = target.fields.filter((field) => field.open);
  if (open.length === 0) return { sha256: null, sm3: null };
  const texts = open.map(({ name }) => `${quoted(name)}::text collate "C"`);
  // What is written is what is sorted by wherever they are the same, so that the sort holds it once; of a boolean COPY writes t or f.
  const written = open.map(({ name, type }, at) => (type === 'BOOLEAN' ? quoted(name) : texts[at]));
  const sha256 = createHash('sha256');
  const sm3 = createHash('sm3');
  const lines = client.query(
    copyTo(
      `copy (select ${written.join(', ')} ${standing} order by ${texts.join(', ')}) to stdout`,
    ),
  );
  for await (const chunk of lines) {
    sha256.update(chunk as Buffer);
    sm3.update(chunk as Buffer);
  }
  return { sha256: sha256.digest('hex'), sm3: sm3.digest('hex') };
}
