import type { Light } from '../../db/desensitization/light.ts';
import type { Sentence } from '../errors.ts';

export type IntakeErrorCode =
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'FORMAT_UNKNOWN'
  | 'ARCHIVE_BROKEN'
  | 'ARCHIVE_TOO_LARGE'
  | 'PARTS_DIFFER'
  | 'FILE_PROTECTED'
  | 'ENCODING_UNKNOWN'
  | 'ENCODING_WRONG'
  | 'SHEET_NOT_FOUND'
  | 'HIDDEN_PARTS'
  | 'NO_HEADER'
  | 'DUPLICATE_COLUMN'
  | 'COLUMN_MISSING'
  | 'DEPARTMENT_UNKNOWN'
  | 'TWO_PERSONS_NEEDED'
  | 'LOAD_CANCELLED'
  | 'PUSH_REPEATED'
  | 'KEY_MISSING'
  | 'WHOLE_NEEDED'
  | 'REFERENCE_UNAVAILABLE'
  | 'OPERATION_UNKNOWN'
  | 'TOO_FEW_ALIKE'
  | 'FINDINGS_UNANSWERED'
  | 'HELD_FOR_REVIEW'
  | 'NOT_JSON'
  | 'NOT_GEOJSON'
  | 'NOT_A_TABLE'
  | 'TOO_MANY_COLUMNS'
  | 'XML_BROKEN'
  | 'XML_ENTITIES'
  | 'QUOTE_OPEN'
  | 'ROW_TOO_LARGE';

/** A file that cannot be taken in; it says what to do, and nothing has been changed. */
export class IntakeError extends Error {
  readonly code: IntakeErrorCode;
  readonly sentence: Sentence;
  /** The load that is held because of it. */
  readonly load: string | undefined;
  /** How easily its rows could be matched to persons, where that has been measured. */
  readonly light: Light | undefined;

  constructor(
    code: IntakeErrorCode,
    zh: string,
    en: string,
    held: { load?: string; light?: Light | undefined } = {},
  ) {
    super(`${code}: ${en}`);
    this.code = code;
    this.sentence = { zh, en };
    this.load = held.load;
    this.light = held.light;
  }
}

/** Whoever watches the load asked for it. */
export function loadCancelled(): IntakeError {
  return new IntakeError(
    'LOAD_CANCELLED',
    '已取消；上一版本不变',
    'cancelled; the release before it stands',
  );
}
