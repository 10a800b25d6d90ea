import type { AppDb } from '../../db/connect.ts';
import { type CompiledEntry, findCompiled } from '../../db/compilation/entries.ts';
import { Refusal } from '../errors.ts';

/** The entry as it stands after a step. */
export async function reload(trx: AppDb, id: string): Promise<CompiledEntry> {
  const [entry] = await findCompiled(trx, { ids: [id] });
  if (entry === undefined) throw new Refusal('NOT_FOUND', { argument: 'entry' });
  return entry;
}
