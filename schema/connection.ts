import type { ObjectFieldsShape, OutputRef } from '@pothos/core';
import { builder, type Types } from './builder.ts';
import { PageInfo } from './page-info.ts';

/** A page of entries in their order, each with the cursor behind which the next page goes on. */
interface PageOfEntries {
  entries: readonly { cursor: string }[];
  hasNextPage: boolean;
  /** Counted only where it is asked for. */
  totalCount: () => Promise<number> | number;
}

/** What a connection says in its descriptions, in both languages. */
interface Words {
  page: string;
  edge: string;
  edges: string;
  node: string;
  nodes: string;
  totalCount: string;
}

type EntryOf<Page extends PageOfEntries> = Page['entries'][number];
type Placed<Page> = Page & { hasPreviousPage: boolean };

interface Shape<Node, Page extends PageOfEntries> {
  node: OutputRef<Node>;
  nodeOf: (entry: EntryOf<Page>) => Node;
  words: Words;
  edgeFields?: ObjectFieldsShape<Types, EntryOf<Page>>;
  pageFields?: ObjectFieldsShape<Types, Placed<Page>>;
}

/** A connection and its edge, as Relay's specification of cursor connections has them. */
export function connection<Node, Page extends PageOfEntries>(
  name: string,
  { node, nodeOf, words, edgeFields, pageFields }: Shape<Node, Page>,
) {
  // What resolvers may return is decided by types that are not known here yet.
  const nodeOfEntry = nodeOf as (entry: EntryOf<Page>) => never;
  const Edge = builder.objectRef<EntryOf<Page>>(`${name}Edge`).implement({
    description: words.edge,
    fields: (t) => ({
      cursor: t.string({ description: '游标。 Cursor.', resolve: ({ cursor }) => cursor }),
      node: t.field({ type: node, description: words.node, resolve: nodeOfEntry }),
      ...edgeFields?.(t),
    }),
  });
  return builder.objectRef<Placed<Page>>(`${name}Connection`).implement({
    description: words.page,
    fields: (t) => ({
      edges: t.field({
        type: [Edge],
        description: words.edges,
        resolve: ({ entries }) => entries as never,
      }),
      nodes: t.field({
        type: [node],
        description: words.nodes,
        resolve: ({ entries }) => entries.map(nodeOfEntry),
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: '翻页信息。 About the page.',
        resolve: ({ entries, hasNextPage, hasPreviousPage }) => ({
          hasNextPage,
          hasPreviousPage,
          startCursor: entries[0]?.cursor ?? null,
          endCursor: entries.at(-1)?.cursor ?? null,
        }),
      }),
      totalCount: t.int({
        description: words.totalCount,
        resolve: (page) => page.totalCount(),
      }),
      ...pageFields?.(t),
    }),
  });
}
