import { IntakeError } from '../intake/intake-error.ts';
import type { Delivery } from './delivery.ts';

/** An officer may ask that a load stops before its release, to look at what was found; once it goes on it goes on. */
export function heldForReview(delivery: Delivery, load: string): IntakeError | undefined {
  return delivery.hold === true && delivery.resumes === undefined
    ? new IntakeError(
        'HELD_FOR_REVIEW',
        '已按要求停在发布之前，等待查看后继续；上一版本不变',
        'stopped before the release as asked: look at it and let it go on; the release before it stands',
        { load },
      )
    : undefined;
}
