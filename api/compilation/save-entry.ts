import type { AppDb } from '../../db/connect.ts';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { addEntry, addStep, addVersion, type CompiledEntry } from '../../db/compilation/entries.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { openEntry } from './open-entry.ts';
import { reload } from './reload.ts';
import { ENTRY_STEPS } from './steps.ts';

export interface EntryDraft {
  /** Absent for a new entry. */
  entryId?: string | undefined;
  /** The version that the editor had before him, so that two editors do not overwrite each other. */
  basedOn?: number | undefined;
  declaration: DatasetDeclaration;
  reason: string;
}

/**
 * Keeps a new version of an entry (M12): nothing that was written before is lost. Incomplete entries are
 * kept too; the checks hold them back only when they are submitted.
 * @param also what else belongs to it, in the same transaction
 * @throws UNAUTHENTICATED, FORBIDDEN (no post), NOT_FOUND, CONFLICT (someone saved meanwhile), BAD_USER_INPUT
 */
export async function saveEntry(
  system: Pick<System, 'db' | 'clock'>,
  given: MaybeViewer,
  draft: EntryDraft,
  also: (trx: AppDb) => Promise<void> = () => Promise.resolve(),
): Promise<CompiledEntry> {
  const viewer = requireSession(given);
  const { post, department } = viewer.party;
  if (department === null || post === null || !ENTRY_STEPS.SAVE.by.includes(post))
    throw new Refusal('FORBIDDEN');
  if (draft.declaration.department !== department)
    throw badInput(
      'UNKNOWN_VALUE',
      'declaration.department',
      '只能编制本部门的目录',
      'a department compiles its own entries only',
    );
  const reason = draft.reason.trim();
  if (reason === '')
    throw badInput('MISSING', 'reason', '请写明修改理由', 'say why this is changed');
  const at = system.clock();

  return system.db.transaction().execute(async (trx) => {
    const hand = { madeBy: viewer.accountId, madeAs: viewer.party.id, madeAt: at };
    const taken = { takenBy: viewer.accountId, takenAs: viewer.party.id, takenAt: at };
    const save = async (
      entryId: string,
      number: number,
      fromState: CompiledEntry['state'] | null,
    ) => {
      await addVersion(trx, { entryId, number, declaration: draft.declaration, reason, ...hand });
      await addStep(trx, {
        entryId,
        version: number,
        action: 'SAVE',
        fromState,
        toState: 'DRAFT',
        opinion: reason,
        ...taken,
      });
      await also(trx);
      return reload(trx, entryId);
    };
    if (draft.entryId === undefined) {
      const { slug } = draft.declaration;
      const added = await addEntry(trx, { department, slug });
      if (added === undefined)
        throw badInput(
          'UNKNOWN_VALUE',
          'declaration.slug',
          `网址名 ${slug} 已被使用，永不复用`,
          `the slug ${slug} is taken; slugs are never used again`,
        );
      return save(added, 1, null);
    }
    const entry = await openEntry(trx, viewer, draft.entryId, 'SAVE');
    if (draft.basedOn !== undefined && draft.basedOn !== entry.version)
      throw new Refusal('CONFLICT', {
        argument: 'basedOn',
        message: {
          zh: `${entry.madeByName} 已保存第 ${entry.version} 版，请先查看差异`,
          en: `${entry.madeByName} has saved version ${entry.version} meanwhile; look at the differences first`,
        },
      });
    if (entry.slug !== draft.declaration.slug)
      throw badInput(
        'UNKNOWN_VALUE',
        'declaration.slug',
        '网址名定后不改',
        'the slug of an entry does not change',
      );
    return save(entry.id, entry.version + 1, entry.state);
  });
}
