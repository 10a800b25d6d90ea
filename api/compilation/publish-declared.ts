import { appendAudit } from '../../db/audit/trail.ts';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import {
  addEntry,
  addSecrecyReview,
  addStep,
  addVersion,
  setPublished,
} from '../../db/compilation/entries.ts';
import type { AppDb } from '../../db/connect.ts';
import type { Clock } from '../clock.ts';
import { writeDataset } from './write-dataset.ts';

/** The two persons without whom nothing goes out (M41). */
export interface TwoHands {
  madeBy: string;
  reviewedBy: string;
}

/** Publishes a first entry in one step, for an operator who brings in what two persons have signed. */
export async function publishDeclared(
  db: AppDb,
  clock: Clock,
  declaration: DatasetDeclaration,
  { madeBy, reviewedBy }: TwoHands,
): Promise<string> {
  const at = clock();
  return db.transaction().execute(async (trx) => {
    const { department, slug } = declaration;
    const id = await addEntry(trx, { department, slug });
    if (id === undefined) throw new Error(`the slug ${slug} is taken`);
    const reason = '首次编制';
    await addVersion(trx, {
      entryId: id,
      number: 1,
      declaration,
      reason,
      madeBy,
      madeAs: null,
      madeAt: at,
    });
    await addSecrecyReview(trx, {
      entryId: id,
      version: 1,
      schemaVersion: 1,
      madeBy,
      reviewedBy,
      reviewedAs: null,
      reviewedAt: at,
      opinion: '不涉密，已脱敏',
    });
    await writeDataset(trx, id, declaration, { schemaVersion: 1, at });
    await setPublished(trx, id, 1);
    await addStep(trx, {
      entryId: id,
      version: 1,
      action: 'PUBLISH',
      fromState: null,
      toState: 'PUBLISHED',
      opinion: reason,
      takenBy: reviewedBy,
      takenAs: null,
      takenAt: at,
    });
    await appendAudit(trx, {
      at,
      action: 'PUBLISHED',
      accountId: reviewedBy,
      subject: `dataset:${id}`,
      detail: { version: 1, openness: declaration.openness },
    });
    return id;
  });
}
