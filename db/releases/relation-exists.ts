import type pg from 'pg';
import { quoted } from './stage.ts';

/** Whether a released table has been made. */
export async function relationExists(client: pg.PoolClient, relation: string): Promise<boolean> {
  const { rows } = await client.query<{ found: string | null }>('select to_regclass($1) as found', [
    `open.${quoted(relation)}`,
  ]);
  return rows[0]?.found !== null;
}
