import { z } from 'zod';
import {
  countNotOpened,
  findNotOpened,
  type NotOpenedFilter,
  type NotOpenedRow,
} from '../../db/catalogue/not-opened.ts';
import type { System } from '../context.ts';
import { checkSearch, readPlace, writePlace } from './search-place.ts';

export type { NotOpenedFilter, NotOpenedRow };

const ORDER = 'NOT_OPENED';
const placeSchema = z.object({ title: z.string(), id: z.uuid() });

export interface NotOpenedPage {
  entries: { cursor: string; resource: NotOpenedRow }[];
  hasNextPage: boolean;
  totalCount(): Promise<number>;
}

/**
 * The public register of what is not opened (M30); anyone may read it. Only closed resources that the Bureau
 * has named stand in it.
 * @throws BAD_USER_INPUT, CURSOR_INVALID, CURSOR_FOREIGN
 */
export async function listNotOpened(
  { db }: System,
  question: { filter: NotOpenedFilter; first: number; after?: string | undefined },
): Promise<NotOpenedPage> {
  const { filter, first } = question;
  checkSearch(first, '');
  const after =
    question.after === undefined ? undefined : readPlace(question.after, ORDER, placeSchema);
  const found = await findNotOpened(db, filter, { limit: first + 1, after });
  return {
    entries: found.slice(0, first).map((resource) => ({
      cursor: writePlace(ORDER, { title: resource.titleZh, id: resource.id }),
      resource,
    })),
    hasNextPage: found.length > first,
    totalCount: () => countNotOpened(db, filter),
  };
}
