import type { Insertable } from 'kysely';
import type { AppDb, IngestDb } from '../connect.ts';
import type { AuditEventTable, ReadingTable } from './tables.ts';

/** Logs a reading of conditional data (M40). Awaited before the first row leaves: no log, no rows. */
export async function logReading(db: AppDb, reading: Insertable<ReadingTable>): Promise<void> {
  await db.insertInto('reading').values(reading).execute();
}

/** Appends to the audit trail; called in the transaction that makes the change. */
export async function appendAudit(
  db: AppDb | IngestDb,
  event: Omit<Insertable<AuditEventTable>, 'detail'> & { detail?: Record<string, unknown> },
): Promise<void> {
  const detail = JSON.stringify(event.detail ?? {});
  // Both logins append to the same trail, and may do nothing else to it.
  await (db as AppDb)
    .insertInto('auditEvent')
    .values({ ...event, detail })
    .execute();
}
