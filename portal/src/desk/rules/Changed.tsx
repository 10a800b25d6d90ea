import type { ReactNode } from 'react';
import { useLanguage } from '../../language/useLanguage';

/** Whose hand wrote a rule last, and when. */
export function Changed({
  rule: { changedAt, changedBy },
}: {
  rule: { changedAt: string; changedBy: string | null };
}): ReactNode {
  const { minute } = useLanguage();
  return changedBy === null ? '系统初始' : `${changedBy}，${minute(changedAt)}`;
}
