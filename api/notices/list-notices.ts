import { z } from 'zod';
import {
  addReadings,
  countUnread,
  findNoticesOf,
  type NoticeRow,
} from '../../db/notices/notices.ts';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { checkSearch, readPlace, writePlace } from '../catalogue/search-place.ts';
import type { System } from '../context.ts';
import { badInput } from '../errors.ts';

export type { NoticeRow };

const ORDER = 'NOTICES';
const placeSchema = z.object({ number: z.int().positive() });
/** A bell says 99+ beyond. */
const MOST_COUNTED = 100;
const MOST_MARKED = 100;

export interface NoticePage {
  entries: { cursor: string; notice: NoticeRow }[];
  hasNextPage: boolean;
}

const readerOf = ({ accountId, party }: Viewer) => ({ accountId, partyId: party.id });

/**
 * 通知 of the party in whose name the viewer acts, the newest first.
 * @throws BAD_USER_INPUT, CURSOR_INVALID, CURSOR_FOREIGN
 */
export async function listNotices(
  { db }: System,
  viewer: Viewer,
  asked: { first: number; after?: string | undefined; unread: boolean },
): Promise<NoticePage> {
  const { first, unread } = asked;
  checkSearch(first, '');
  // What a party is told is for the people who act for it, and not for their keys.
  if (viewer.via.kind !== 'SESSION') return { entries: [], hasNextPage: false };
  const after =
    asked.after === undefined ? undefined : readPlace(asked.after, ORDER, placeSchema).number;
  const found = await findNoticesOf(db, readerOf(viewer), { limit: first + 1, unread, after });
  return {
    entries: found.slice(0, first).map((notice) => ({
      cursor: writePlace(ORDER, { number: notice.number }),
      notice,
    })),
    hasNextPage: found.length > first,
  };
}

/** How many the viewer has not read, counted to 100. */
export function unreadNotices({ db }: System, viewer: Viewer): Promise<number> {
  if (viewer.via.kind !== 'SESSION') return Promise.resolve(0);
  return countUnread(db, readerOf(viewer), MOST_COUNTED);
}

/**
 * Marks notices of the acting party as read by the viewer: those named, or all; how many are left unread.
 * @throws UNAUTHENTICATED, FORBIDDEN (a key), BAD_USER_INPUT
 */
export async function markNoticesRead(
  { db, clock }: System,
  given: MaybeViewer,
  ids: readonly string[] | undefined,
): Promise<number> {
  const viewer = requireSession(given);
  if (ids !== undefined && (ids.length === 0 || ids.length > MOST_MARKED))
    throw badInput(
      'OUT_OF_RANGE',
      'ids',
      `一次 1 到 ${MOST_MARKED} 条`,
      `1 to ${MOST_MARKED} at a time`,
    );
  await addReadings(db, readerOf(viewer), { ids, readAt: clock() });
  return countUnread(db, readerOf(viewer), MOST_COUNTED);
}
