/**
 * 校验规则 (M16–M17): what the raw value of a field must be; a row that breaks one is rejected and kept with its
 * reason. An empty cell breaks none of them: whether it may be empty is said by `nullable`.
 */
export type FieldCheck =
  /** 公民身份号码 (GB 11643): day of birth and check character. */
  | { kind: 'IDENTITY_NUMBER' }
  /** 有效身份证件号码 (M16): resident card, passport, or residence or travel permit, each by its own form. */
  | { kind: 'PERSON_DOCUMENT' }
  /** 统一社会信用代码 (GB 32100): its check character. */
  | { kind: 'CREDIT_CODE' }
  /** A number under which a body is meant to be called: landline, mobile, 400 or 12345. */
  | { kind: 'PHONE' }
  | { kind: 'EMAIL' }
  /**
   * 行政区划代码 (GB/T 2260) of the city: six digits that stand in the list of the given year, of the year in
   * another field of the row, or of the year of the load.
   */
  | { kind: 'DIVISION'; year?: number; yearOf?: string }
  /** Inclusive bounds, as numbers or ISO days by the field's type; TODAY is the Beijing day of the load. */
  | { kind: 'RANGE'; least?: string; most?: string }
  /** The whole value matches; see api/checks/pattern.ts for what a pattern is made of. */
  | { kind: 'PATTERN'; pattern: string }
  | { kind: 'CODE_LIST'; codes: string[] }
  /** No two rows of a release share the value. */
  | { kind: 'UNIQUE' }
  /** The value stands in the key field of the newest release of another open dataset. */
  | { kind: 'REFERENCE'; dataset: string; field: string };
