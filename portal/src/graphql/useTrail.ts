import { useState } from 'react';

interface Turn {
  hasNextPage: boolean;
  endCursor: string | null;
}

/** A walk through the pages of a connection. It keeps the cursors behind it, since the endpoint only walks forward. */
export function useTrail() {
  const [cursors, setCursors] = useState<string[]>([]);
  return {
    /** What the page shown comes after; null on the first. */
    after: cursors.at(-1) ?? null,
    pagesBefore: cursors.length,
    toStart: () => setCursors([]),
    /** Ways to the page before and to the next one, where there are such. */
    turns: ({ hasNextPage, endCursor }: Turn) => ({
      back: cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : undefined,
      on: hasNextPage && endCursor !== null ? () => setCursors([...cursors, endCursor]) : undefined,
    }),
  };
}
