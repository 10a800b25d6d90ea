import type { AppDb } from '../../db/connect.ts';
import { recognise } from '../intake/recognise.ts';
import type { Hints } from '../intake/recognition.ts';
import { continueLoad } from '../releases/continue-load.ts';
import { deliverFile } from '../releases/deliver-file.ts';
import type { Delivery, IngestSystem, ReleaseReport } from '../releases/delivery.ts';
import type { DeliveryTarget } from './find-target.ts';
import { turns } from './turns.ts';

/** A load holds two connections while it runs: more at once would wait for each other for ever. */
const inTurn = turns(2);

export interface SentFile {
  file: string;
  /** The name under which it was sent. */
  name: string;
  hints: Hints;
}

/**
 * Begins to load a file; resolves with the load's id once the file has been recognised, while the loading
 * goes on. `done` settles when it has ended.
 * @throws IntakeError before anything is changed
 */
export async function takeFile(
  ingest: IngestSystem,
  { dataset, viewer }: DeliveryTarget,
  sent: SentFile,
  order: Pick<Delivery, 'scope' | 'hold' | 'note' | 'pushId'>,
): Promise<{ loadId: string; done: Promise<ReleaseReport> }> {
  const recognition = await recognise(sent.file, sent.hints);
  const { promise: begun, resolve, reject } = Promise.withResolvers<string>();
  const done = inTurn(() =>
    deliverFile(
      ingest,
      dataset,
      { file: sent.file, name: sent.name, recognition },
      { ...order, loadedBy: viewer.accountId, begun: resolve },
    ),
  );
  done.catch(reject);
  return { loadId: await begun, done };
}

/** Takes a held load up again; resolves once it runs. @throws CONFLICT */
export async function takeUp(
  db: AppDb,
  ingest: IngestSystem,
  loadId: string,
  loadedBy: string | undefined,
): Promise<{ done: Promise<ReleaseReport> }> {
  const { promise: begun, resolve, reject } = Promise.withResolvers<string>();
  const by = loadedBy === undefined ? {} : { loadedBy };
  const done = inTurn(() => continueLoad(db, ingest, loadId, { ...by, begun: resolve }));
  done.catch(reject);
  await begun;
  return { done };
}
