import { z } from 'zod';
import { badInput, Refusal } from '../errors.ts';

const SEARCH = { page: 100, length: 200 } as const;

/** @throws BAD_USER_INPUT where a page or a search is out of bounds */
export function checkSearch(first: number, words: string): void {
  if (first < 1 || first > SEARCH.page) {
    throw badInput(
      'OUT_OF_RANGE',
      'first',
      `first 应在 1 到 ${SEARCH.page} 之间`,
      `first must be between 1 and ${SEARCH.page}`,
    );
  }
  if (words.length > SEARCH.length || words.includes('\0')) {
    throw badInput(
      'OUT_OF_RANGE',
      'search',
      `检索词不超过 ${SEARCH.length} 字`,
      `search has at most ${SEARCH.length} characters`,
    );
  }
}

/** Places in the catalogue hold nothing that is not public, so they are not signed. */
export function writePlace(order: string, place: object): string {
  return Buffer.from(JSON.stringify([order, place])).toString('base64url');
}

/** @throws CURSOR_INVALID, CURSOR_FOREIGN where the cursor is of another order */
export function readPlace<Place>(cursor: string, order: string, shape: z.ZodType<Place>): Place {
  try {
    const [of, place] = z
      .tuple([z.string(), z.unknown()])
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (of !== order) throw new Refusal('CURSOR_FOREIGN', { argument: 'after' });
    return shape.parse(place);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('CURSOR_INVALID', { argument: 'after' });
  }
}
