import type pg from 'pg';

/**
 * A load sorts, groups and indexes whole releases: until its transaction ends it does so in memory, of which two
 * loads at a time take no more than a small machine has.
 */
export async function roomToSort(client: pg.PoolClient): Promise<void> {
  await client.query(`set local work_mem = '64MB'`);
  await client.query(`set local maintenance_work_mem = '256MB'`);
}
