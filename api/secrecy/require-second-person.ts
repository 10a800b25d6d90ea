import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';

/** Someone at the portal who works for a department. */
export type SecondPerson = Viewer & { party: { department: string } };

/** @throws UNAUTHENTICATED, FORBIDDEN (no post of a department, or a key) */
export function requireSecondPerson(given: MaybeViewer): SecondPerson {
  const viewer = requireSession(given);
  if (!worksForDepartment(viewer)) throw new Refusal('FORBIDDEN');
  return viewer;
}

export function worksForDepartment(viewer: Viewer): viewer is SecondPerson {
  const { post, department } = viewer.party;
  return (post === 'OFFICER' || post === 'PRINCIPAL') && department !== null;
}
