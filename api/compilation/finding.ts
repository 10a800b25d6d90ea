import type { ErrorCode, Sentence } from '../errors.ts';

/**
 * What a machine can say about one element. An ERROR keeps the entry from being submitted; a WARNING has it reviewed
 * on its own; a NOTE is advice, for what the filling sheet has no column for.
 */
export interface Finding {
  /** Path of the element, e.g. `opennessCondition` or `fields.level.legalBasis`. */
  element: string;
  severity: 'ERROR' | 'WARNING' | 'NOTE';
  message: Sentence;
  /** Where a finding has an error code of its own. */
  code?: ErrorCode;
}

export function error(element: string, zh: string, en: string): Finding {
  return { element, severity: 'ERROR', message: { zh, en } };
}

export function warning(element: string, zh: string, en: string): Finding {
  return { element, severity: 'WARNING', message: { zh, en } };
}

export function note(element: string, zh: string, en: string): Finding {
  return { element, severity: 'NOTE', message: { zh, en } };
}

export const blank = (text: string | undefined) => (text ?? '').trim() === '';
