/**
 * 脱敏 (M31): how a sensitive value is changed when a release is made, never at read.
 * A field without a rule is released as it was sent; DROP releases nothing (the column stays, empty).
 */
/** Each rule says which raw type it reads; the field's declared type is that of the released value. */
export type Desensitization =
  | { method: 'DROP' }
  /** Keeps the parts that the kind allows and replaces the rest with *. */
  | { method: 'MASK'; kind: 'NAME' | 'PHONE' | 'IDENTITY_NUMBER' | 'ADDRESS' | 'ACCOUNT' | 'PLATE' }
  /** Keyed hash: equal values stay equal within one dataset and cannot be compared across datasets. */
  | { method: 'HASH' }
  /** Dates to their year or month. The released value is text (YYYY or YYYY-MM). */
  | { method: 'GENERALISE_DATE'; to: 'YEAR' | 'MONTH' }
  /** Numbers to a band of the given width, released as text such as 20–29. */
  | { method: 'GENERALISE_NUMBER'; band: number }
  /** Numbers (coordinates) rounded to this many decimal places. */
  | { method: 'ROUND'; places: number }
  /** Text kept up to and including the first 区, 县 or 市-level district name. */
  | { method: 'GENERALISE_ADDRESS' }
  /** A coordinate to the middle of a grid cell of this width, in the field's unit; of a geometry, each position. */
  | { method: 'GRID'; size: number }
  /** Values that fewer rows of the release share are left empty; the others stay as they are. */
  | { method: 'SUPPRESS_RARE'; below: number };
