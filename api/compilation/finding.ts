import type { ErrorCode, Sentence } from '../errors.ts';

/** What a machine can say about one element; an ERROR keeps the entry from being submitted. */
export interface Finding {
  /** Path of the element, e.g. `opennessCondition` or `fields.level.legalBasis`. */
  element: string;
  severity: 'ERROR' | 'WARNING';
  message: Sentence;
  /** Where a finding has an error code of its own. */
  code?: ErrorCode;
}
