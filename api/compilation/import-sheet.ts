import { isDeepStrictEqual } from 'node:util';
import type { DatasetDeclaration } from '../../db/catalogue/declaration.ts';
import { type CompiledEntry, findCompiled } from '../../db/compilation/entries.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { saveEntry } from './save-entry.ts';
import { declareGroup, type SheetFault } from './sheet/declare-group.ts';
import type { SheetCodes } from './sheet/elements.ts';
import { type Contradiction, groupRows } from './sheet/group-rows.ts';
import { mergeOver } from './sheet/merge-over.ts';
import { readSheet } from './sheet/read-sheet.ts';
import { sheetRows } from './sheet/write-rows.ts';
import { ENTRY_STEPS } from './steps.ts';

/** What became of the rows of one resource. */
export interface SheetOutcome {
  slug: string;
  title: string;
  lines: number[];
  outcome: 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'HELD_BACK';
  contradictions: Contradiction[];
  faults: SheetFault[];
  /** Why nothing could be saved although the rows are sound, e.g. an entry under review. */
  refused?: { zh: string; en: string };
}

/**
 * Brings a filling sheet in: one entry from the rows of each resource, as a new draft or a new version.
 * Rows that contradict each other, or say what cannot be read, hold their own entry back and no other.
 * @throws UNAUTHENTICATED, FORBIDDEN (no post), IntakeError where the file is no sheet
 */
export async function importSheet(
  system: Pick<System, 'db' | 'clock'>,
  given: MaybeViewer,
  order: { file: string; codes: SheetCodes; dryRun: boolean },
): Promise<SheetOutcome[]> {
  const viewer = requireSession(given);
  const { post, department } = viewer.party;
  if (department === null || post === null || !ENTRY_STEPS.SAVE.by.includes(post))
    throw new Refusal('FORBIDDEN');
  const { division } = await system.db
    .selectFrom('department')
    .select('division')
    .where('code', '=', department)
    .executeTakeFirstOrThrow();
  const groups = groupRows(await readSheet(order.file));
  const known = await findCompiled(system.db, { department });

  const outcomes: SheetOutcome[] = [];
  for (const group of groups) {
    const { declaration, faults } = declareGroup(group, order.codes, { department, division });
    const before = known.find((entry) => isSame(entry, declaration));
    const merged = before === undefined ? declaration : mergeOver(before.declaration, declaration);
    const said = {
      slug: merged.slug,
      title: merged.title.zh,
      lines: group.rows.map(({ line }) => line),
      contradictions: group.contradictions,
      faults,
    };
    const held = group.contradictions.length + faults.length > 0;
    // Elements without a column cannot have been changed here: the rows say it all.
    const rowsOf = (entry: DatasetDeclaration) => sheetRows(entry, entry.slug);
    const same =
      before !== undefined && isDeepStrictEqual(rowsOf(before.declaration), rowsOf(merged));
    if (held || same || order.dryRun) {
      const would = before === undefined ? 'CREATED' : same ? 'UNCHANGED' : 'CHANGED';
      outcomes.push({ ...said, outcome: held ? 'HELD_BACK' : would });
      continue;
    }
    try {
      await saveEntry(system, viewer, {
        entryId: before?.id,
        declaration: merged,
        reason: '由目录填报表导入',
      });
      outcomes.push({ ...said, outcome: before === undefined ? 'CREATED' : 'CHANGED' });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      outcomes.push({ ...said, outcome: 'HELD_BACK', refused: error.sentence });
    }
  }
  return outcomes;
}

/** The department's own code tells an entry again, or our slug; where it has none, its name. */
function isSame({ declaration, slug }: CompiledEntry, sent: DatasetDeclaration): boolean {
  const code = sent.guide?.code ?? '';
  if (code === slug) return true;
  return code === '' ? declaration.title.zh === sent.title.zh : declaration.guide?.code === code;
}
