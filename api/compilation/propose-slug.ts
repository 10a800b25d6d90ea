import { createHash } from 'node:crypto';
import { proposeName } from '../intake/propose-name.ts';

/** English words where the title has them; else a name that says nothing and stays the same for ever. */
export function proposeSlug(title: string, code: string, department: string): string {
  const words = proposeName(title, 0)
    .replaceAll(/([A-Z])/g, '-$1')
    .toLowerCase();
  if (/^[a-z][a-z0-9-]{3,40}$/.test(words) && !/^column\d/.test(words))
    return `${department}-${words}`;
  const digest = createHash('sha256').update(`${department} ${code} ${title}`).digest('hex');
  return `${department}-${digest.slice(0, 10)}`;
}
