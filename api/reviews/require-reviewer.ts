import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import { Refusal } from '../errors.ts';

/** Whether someone sees the Bureau's reviews: its reviewers, and the auditor. */
export function maySeeReviews(viewer: MaybeViewer): boolean {
  const post = viewer?.party.post;
  return post === 'BUREAU_REVIEWER' || post === 'AUDITOR';
}

/** @throws UNAUTHENTICATED, FORBIDDEN (no reviewer of the Bureau at the portal) */
export function requireReviewer(given: MaybeViewer): Viewer {
  const viewer = requireSession(given);
  if (viewer.party.post !== 'BUREAU_REVIEWER') throw new Refusal('FORBIDDEN');
  return viewer;
}
