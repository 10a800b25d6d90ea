import type { CompiledEntry } from '../../db/compilation/entries.ts';
import type { AppDb } from '../../db/connect.ts';
import type { KeptDuplicate } from '../../db/reviews/tables.ts';
import { findingsOn } from '../compilation/find-entries.ts';
import type { Finding } from '../compilation/finding.ts';
import { findDuplicates } from './find-duplicates.ts';

/** What the machine says of an entry before people look at it. */
export interface Examination {
  entry: CompiledEntry;
  findings: Finding[];
  duplicates: KeptDuplicate[];
  /** Nothing was found but notes, and no other department has its like. */
  clean: boolean;
}

/** Machine checks and likely duplicates of all the entries, on one day. */
export async function examineEntries(
  db: AppDb,
  entries: readonly CompiledEntry[],
  at: Date,
): Promise<Examination[]> {
  const duplicatesOf = await findDuplicates(
    db,
    entries.map(({ id }) => id),
  );
  const examined: Examination[] = [];
  for (const entry of entries) {
    const findings = await findingsOn(db, entry, at);
    const duplicates = duplicatesOf.get(entry.id) ?? [];
    const clean = duplicates.length === 0 && findings.every(({ severity }) => severity === 'NOTE');
    examined.push({ entry, findings, duplicates, clean });
  }
  return examined;
}
