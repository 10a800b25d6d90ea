import { useCallback } from 'react';
import { useKept } from '../kept/useKept';

export interface Draft {
  fields: string[];
  purpose: string;
  until: string;
}

const EMPTY: Draft = { fields: [], purpose: '', until: '' };

/** An application being written. */
export function useDraft(slug: string): {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  forget: () => void;
} {
  const { value: draft, change: edit, forget } = useKept(`apply:${slug}`, EMPTY);
  const change = useCallback(
    (part: Partial<Draft>) => edit((before) => ({ ...before, ...part })),
    [edit],
  );
  return { draft, change, forget };
}
