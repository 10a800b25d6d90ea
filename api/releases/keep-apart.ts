import type pg from 'pg';
import { arrayLiteral } from '../../db/releases/copy-text.ts';
import type { Rejection } from '../intake/check-row.ts';
import type { AsideRow } from '../intake/recognition.ts';

/** Rejected and set-aside lines are kept with the load: nothing that came in is silently lost. */
export async function keepApart(
  ingest: pg.Pool,
  loadId: string,
  rejected: readonly Rejection[],
  aside: readonly AsideRow[],
): Promise<void> {
  if (rejected.length > 0) {
    await ingest.query(
      `insert into pool.rejected_row (load_id, line, "column", value, reason, detail)
       select $1, line, "column", value, reason, detail::jsonb
       from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])
         as r (line, "column", value, reason, detail)
       on conflict do nothing`,
      [
        loadId,
        rejected.map((r) => r.line),
        rejected.map((r) => r.column),
        rejected.map((r) => r.value?.replaceAll('\0', '') ?? null),
        rejected.map((r) => r.reason),
        rejected.map((r) => (r.detail === undefined ? null : JSON.stringify(r.detail))),
      ],
    );
  }
  if (aside.length > 0) {
    await ingest.query(
      `insert into pool.aside_row (load_id, line, reason, cells)
       select $1, line, reason, cells::text[] from unnest($2::bigint[], $3::text[], $4::text[]) as a (line, reason, cells)`,
      [
        loadId,
        aside.map((row) => row.line),
        aside.map((row) => row.reason),
        aside.map((row) => arrayLiteral(row.cells)),
      ],
    );
  }
}
