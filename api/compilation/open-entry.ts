import type { AppDb } from '../../db/connect.ts';
import { type CompiledEntry, lockEntries } from '../../db/compilation/entries.ts';
import type { Viewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';
import { divisionOf } from './find-entries.ts';
import {
  ENTRY_STATE_TITLE,
  ENTRY_STEPS,
  type EntryAction,
  entryActions,
  maySeeEntry,
} from './steps.ts';

/**
 * Entries, locked, for a step that the viewer may take now; all of them, or none.
 * @throws NOT_FOUND to those who may not see one, FORBIDDEN to the wrong hand, CONFLICT in the wrong state
 */
export async function openEntries(
  trx: AppDb,
  viewer: Viewer,
  ids: readonly string[],
  action: EntryAction,
): Promise<CompiledEntry[]> {
  const division = await divisionOf(trx, viewer);
  const found = await lockEntries(trx, ids);
  const seen = found.filter((entry) => maySeeEntry(viewer, entry, division));
  if (seen.length !== new Set(ids).size) throw new Refusal('NOT_FOUND', { argument: 'entry' });
  for (const entry of seen) {
    if (entryActions(viewer, entry, division).includes(action)) continue;
    throw cannot(viewer, entry, action);
  }
  return seen;
}

export async function openEntry(
  trx: AppDb,
  viewer: Viewer,
  id: string,
  action: EntryAction,
): Promise<CompiledEntry> {
  const [entry] = await openEntries(trx, viewer, [id], action);
  if (entry === undefined) throw new Refusal('NOT_FOUND', { argument: 'entry' });
  return entry;
}

/** Why not: the wrong hand, or the wrong moment. */
function cannot(viewer: Viewer, entry: CompiledEntry, action: EntryAction): Refusal {
  const { from, by, title } = ENTRY_STEPS[action];
  const { post } = viewer.party;
  if (post === null || !by.includes(post)) return new Refusal('FORBIDDEN');
  const state = ENTRY_STATE_TITLE[entry.state];
  if (!from.includes(entry.state))
    return new Refusal('CONFLICT', {
      argument: entry.slug,
      message: {
        zh: `${entry.slug} 现在“${state.zh}”，不能${title.zh}`,
        en: `${entry.slug} is ${state.en} now: it cannot be taken to “${title.en}”`,
      },
    });
  if (action === 'REVIEW_SECRECY' && viewer.accountId === entry.madeBy)
    return new Refusal('FORBIDDEN', {
      message: {
        zh: '保密审查须由编制人以外的第二人进行（M41）',
        en: 'the secrecy review is made by a second person, not by the maker (M41)',
      },
    });
  if ((action === 'ACCEPT' || action === 'GATHER') && viewer.accountId === entry.madeBy)
    return new Refusal('FORBIDDEN', {
      message: { zh: '编制人不审核自己所编', en: 'nobody reviews what he drafted' },
    });
  if (action === 'SUBMIT')
    return new Refusal('CONFLICT', {
      argument: 'secrecyReview',
      message: {
        zh: '报送前须有第二人的保密与隐私审查（M41）',
        en: 'a second person reviews secrecy and privacy before an entry is submitted (M41)',
      },
    });
  return new Refusal('CONFLICT', { argument: entry.slug });
}
