import { createHash } from 'node:crypto';

/** The pairwise subject under which a demo person is known here. */
export function demoSubject(login: string): string {
  return `demo-${createHash('sha256').update(`luoyang:${login}`).digest('hex').slice(0, 24)}`;
}
