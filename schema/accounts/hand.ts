import type { MaybeViewer } from '../../api/accounts/viewer.ts';

/** The name of whoever wrote a rule, for those who hold a post; the public reads the rule alone. */
export function handFor(viewer: MaybeViewer, name: string | null): string | null {
  return viewer === undefined || viewer.party.post === null ? null : name;
}
