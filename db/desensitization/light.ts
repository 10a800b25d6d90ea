/** One step by which the values of a quasi-identifier become coarser and keep their type. */
export type CoarserStep =
  /** YYYY-MM to YYYY. */
  | { by: 'YEAR' }
  /** YYYY to the ten years in which it lies, such as 1940–1949. */
  | { by: 'DECADE' }
  /** Bands such as 20–29 to wider ones. */
  | { by: 'BAND'; band: number }
  /** Numbers down to a multiple. */
  | { by: 'FLOOR'; to: number }
  | { by: 'ROUND'; places: number }
  | { by: 'GRID'; size: number }
  /** A division code to that of its city. */
  | { by: 'CITY' };

/** What can be done where too few rows are alike. */
export type Remedy =
  | { kind: 'GENERALISE'; field: string; step: CoarserStep }
  /** Empties the field in the rows of small groups alone. */
  | { kind: 'SUPPRESS'; field: string }
  | { kind: 'DROP_COLUMN'; field: string }
  | { kind: 'DROP_ROWS' };

/** A remedy with what it costs, and how many rows could still be matched after it. */
export interface PricedRemedy {
  /** By which it is chosen. */
  id: string;
  remedy: Remedy;
  rows: number;
  cells: number;
  rowsLeft: number;
}

/** How easily rows of a load could be matched to persons; for its officer alone. */
export interface Light {
  /** Declared by the provider, or guessed from what the columns are called. */
  by: 'DECLARED' | 'GUESSED';
  quasiIdentifiers: string[];
  k: number;
  /** Rows in groups smaller than k. */
  rowsBelow: number;
  remedies: PricedRemedy[];
}
