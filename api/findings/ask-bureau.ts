import { z } from 'zod';
import { appendAudit } from '../../db/audit/trail.ts';
import type { AppDb } from '../../db/connect.ts';
import { ingestDb } from '../../db/releases/loads.ts';
import { addQuestion, withdrawQuestion } from '../../db/releases/questions.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { badInput, Refusal } from '../errors.ts';
import type { IngestSystem } from '../releases/delivery.ts';
import { heldLoad } from './held-load.ts';

const text = z.string().trim().min(1).max(5000);

/** A text that somebody has to write. @throws BAD_USER_INPUT naming it */
export function readText(given: unknown, name: string): string {
  const read = text.safeParse((given as Record<string, unknown> | null)?.[name]);
  if (read.success) return read.data;
  throw badInput(
    'MISSING',
    name,
    `请写明 ${name}，最多 5000 字`,
    `say ${name}, 5,000 characters at most`,
  );
}

/**
 * Puts a question about a held load to the Bureau; the load waits for the answer, and the release before it
 * stands.
 * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT (one is open already), BAD_USER_INPUT
 */
export async function askBureau(
  db: AppDb,
  system: IngestSystem,
  given: MaybeViewer,
  loadId: string,
  body: unknown,
): Promise<void> {
  const { viewer, load } = await heldLoad(db, system, given, loadId);
  const question = readText(body, 'question');
  const at = system.clock();
  await ingestDb(system.ingest)
    .transaction()
    .execute(async (trx) => {
      const asked = await addQuestion(trx, {
        loadId: load.id,
        question,
        askedBy: viewer.accountId,
        askedAs: viewer.party.id,
        askedAt: at,
      });
      if (!asked) throw new Refusal('CONFLICT', { argument: 'question' });
      await appendAudit(trx, {
        at,
        action: 'BUREAU_ASKED',
        accountId: viewer.accountId,
        partyId: viewer.party.id,
        subject: `dataset:${load.datasetId}`,
        detail: { load: load.id },
      });
    });
}

/** Takes the open question back, so that the load can go on without it. @throws as asking, NOT_FOUND */
export async function unaskBureau(
  db: AppDb,
  system: IngestSystem,
  given: MaybeViewer,
  loadId: string,
): Promise<void> {
  const { load } = await heldLoad(db, system, given, loadId);
  const taken = await withdrawQuestion(ingestDb(system.ingest), load.id, system.clock());
  if (!taken) throw new Refusal('NOT_FOUND', { argument: 'question' });
}
