import type { Insertable } from 'kysely';
import type { AppDb } from '../connect.ts';
import type { NamingDecisionTable } from './tables.ts';

export async function addNamingDecision(
  trx: AppDb,
  decision: Insertable<NamingDecisionTable>,
): Promise<void> {
  await trx.insertInto('namingDecision').values(decision).execute();
}

/** The Bureau's decisions on naming an entry, newest first. */
export function findNamingDecisions(db: AppDb, entryId: string) {
  return db
    .selectFrom('namingDecision')
    .innerJoin('account', 'account.id', 'namingDecision.decidedBy')
    .innerJoin('party', 'party.id', 'namingDecision.decidedAs')
    .selectAll('namingDecision')
    .select(['account.displayName as decidedByName', 'party.name as decidedAsName'])
    .where('entryId', '=', entryId)
    .orderBy('number', 'desc')
    .execute();
}

export type NamingDecision = Awaited<ReturnType<typeof findNamingDecisions>>[number];

/** Closed entries that could be named; where asked, only those on whose published version nobody has decided. */
export async function findClosedEntries(
  db: AppDb,
  { undecided }: { undecided: boolean },
): Promise<string[]> {
  let query = db
    .selectFrom('catalogueEntry as entry')
    .innerJoin('dataset', 'dataset.id', 'entry.datasetId')
    .select('entry.id')
    .where('dataset.openness', '=', 'CLOSED')
    .where((eb) =>
      eb.or([eb('dataset.state', '=', 'PUBLISHED'), eb('dataset.tombstone', '=', true)]),
    );
  if (undecided)
    query = query.where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('namingDecision')
            .select('namingDecision.id')
            .whereRef('namingDecision.entryId', '=', 'entry.id')
            .whereRef('namingDecision.version', '=', 'entry.publishedVersion'),
        ),
      ),
    );
  return (await query.execute()).map(({ id }) => id);
}
