export type Freshness = 'today' | 'month' | 'earlier' | 'none';

const DAY = 86_400_000;

export function freshness(releasedAt: string | undefined, now: number): Freshness {
  if (releasedAt === undefined) return 'none';
  const age = now - new Date(releasedAt).getTime();
  if (age < DAY) return 'today';
  return age < 31 * DAY ? 'month' : 'earlier';
}
