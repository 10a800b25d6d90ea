import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import type { Finding } from './finding.ts';
import { entryById, findingsOn } from './find-entries.ts';
import { ENTRY_STEPS } from './steps.ts';

/**
 * What the machine checks would say of an entry while it is being written; nothing is kept.
 * @throws UNAUTHENTICATED, FORBIDDEN (no post that compiles), NOT_FOUND
 */
export async function checkDraft(
  system: System,
  given: MaybeViewer,
  draft: { entryId: string | undefined; declaration: DatasetDeclaration },
): Promise<Finding[]> {
  const viewer = requireSession(given);
  const { post } = viewer.party;
  if (post === null || !ENTRY_STEPS.SAVE.by.includes(post)) throw new Refusal('FORBIDDEN');
  const { entryId, declaration } = draft;
  const at = system.clock();
  if (entryId === undefined) return findingsOn(system.db, { declaration }, at);
  const entry = await entryById(system, viewer, entryId);
  if (entry === undefined) throw new Refusal('NOT_FOUND', { argument: 'id' });
  return findingsOn(system.db, { ...entry, declaration }, at);
}
