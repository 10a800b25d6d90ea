import type pg from 'pg';
import type { QualityCounts } from './vocabulary.ts';

/** Loads of the last days that say whether the dataset could be brought in when it should. */
const AVAILABILITY_DAYS = 365;

/**
 * Counts punctuality and loads of a dataset, the release of this transaction included: a release is on time
 * when it came by the day on which the one before it fell due (M18).
 */
export async function countHistory(
  client: pg.PoolClient,
  datasetId: string,
  at: Date,
): Promise<Pick<QualityCounts, 'releasesDue' | 'releasesOnTime' | 'loads' | 'loadsReleased'>> {
  const { rows } = await client.query<{
    due: number;
    onTime: number;
    loads: number;
    released: number;
  }>(
    `with history as (
       select released_at from app.release where dataset_id = $1 union all select $2::timestamptz),
     following as (
       select released_at, lag(released_at) over (order by released_at) as before from history),
     promised as (
       select f.released_at::date as came, app.due_on(f.before, d.update_cycle) as due
       from following f, app.dataset d where d.id = $1 and f.before is not null)
     select
       (select count(*) from promised where due is not null) as due,
       (select count(*) from promised where came <= due) as "onTime",
       count(*) as loads,
       -- this load itself is about to be released
       count(*) filter (where state in ('RELEASED', 'LOADING')) as released
     from pool.load where dataset_id = $1 and started_at > $2::timestamptz - make_interval(days => $3)`,
    [datasetId, at, AVAILABILITY_DAYS],
  );
  const { due = 0, onTime = 0, loads = 0, released = 0 } = rows[0] ?? {};
  return { releasesDue: due, releasesOnTime: onTime, loads, loadsReleased: released };
}
