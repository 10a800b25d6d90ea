import type { CompiledEntry } from '../../db/compilation/entries.ts';
import type { ElementLook } from '../../db/reviews/looks.ts';
import { reviewElements } from './elements.ts';

/** Elements of an entry that nobody has looked at, or that were not sound when last looked at. */
export function leftToLookAt(
  { id, declaration }: Pick<CompiledEntry, 'id' | 'declaration'>,
  looks: readonly ElementLook[],
): string[] {
  const last = new Map(
    looks.filter(({ entryId }) => entryId === id).map((look) => [look.element, look.sound]),
  );
  return reviewElements(declaration)
    .map(({ element }) => element)
    .filter((element) => last.get(element) !== true);
}
