import type { ReleaseAsked } from './release-asked.ts';

/** Whether nothing of the release needs a grant: not its dataset, and none of its fields, then or today. */
export function isWhollyUnconditional({ entry, release }: ReleaseAsked): boolean {
  const free = (one: { openness: string }) => one.openness === 'UNCONDITIONAL';
  return free(entry) && entry.fields.every(free) && release.fields.every(free);
}
