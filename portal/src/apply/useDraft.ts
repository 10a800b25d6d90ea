import { useCallback, useEffect, useState } from 'react';

export interface Draft {
  fields: string[];
  purpose: string;
  until: string;
}

const EMPTY: Draft = { fields: [], purpose: '', until: '' };

/** What was typed survives a reload and a sign-in, until it is filed. */
export function useDraft(slug: string): {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  forget: () => void;
} {
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const store = `apply:${slug}`;
  useEffect(() => {
    const kept = sessionStorage.getItem(store);
    if (kept) setDraft({ ...EMPTY, ...(JSON.parse(kept) as Partial<Draft>) });
  }, [store]);
  const change = useCallback(
    (part: Partial<Draft>) =>
      setDraft((before) => {
        const next = { ...before, ...part };
        sessionStorage.setItem(store, JSON.stringify(next));
        return next;
      }),
    [store],
  );
  const forget = useCallback(() => sessionStorage.removeItem(store), [store]);
  return { draft, change, forget };
}
