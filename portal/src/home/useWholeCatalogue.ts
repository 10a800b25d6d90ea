import { useEffect, useState } from 'react';
import { operation, send } from '../graphql/client';
import type { Openness, PageInfo, Text } from '../graphql/contract';

export interface PlanEntry {
  slug: string;
  title: Text;
  theme: string;
  openness: Openness;
  department: { name: Text };
  release: { releasedAt: string; rowCount: number } | null;
}

interface PlanAnswer {
  catalogue: { nodes: PlanEntry[]; pageInfo: Pick<PageInfo, 'hasNextPage' | 'endCursor'> };
}

const planQuery = operation<PlanAnswer, { after: string | null }>(
  `query Plan($after: String) { catalogue(first: 100, after: $after, orderBy: RELEASED) {
    nodes { slug title { zh en } theme openness department { name { zh en } } release { releasedAt rowCount } }
    pageInfo { hasNextPage endCursor } } }`,
);

/** Every entry up to as many as the plan has quarters; the page stands without it if it does not come. */
export function useWholeCatalogue(most: number): PlanEntry[] {
  const [entries, setEntries] = useState<PlanEntry[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const gather = async () => {
      const found: PlanEntry[] = [];
      let after: string | null = null;
      do {
        const { catalogue }: PlanAnswer = await send(planQuery, { after }, abort.signal);
        found.push(...catalogue.nodes);
        after = catalogue.pageInfo.hasNextPage ? catalogue.pageInfo.endCursor : null;
        if (!abort.signal.aborted) setEntries(found.slice(0, most));
      } while (after !== null && found.length < most);
    };
    gather().catch(() => undefined);
    return () => abort.abort();
  }, [most]);
  return entries;
}
