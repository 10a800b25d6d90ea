/** The bounds of one question; each is readable in `apiLimits`, and nothing beyond is silently cut. */
export const RECORD_LIMITS = {
  pageSize: 1000,
  pageSizeUnasked: 50,
  /** Rows that match a filter are counted so far; what is more is told as at least so many. */
  countedRows: 100_000,
  /** A digest of a whole walk is taken over no more rows. */
  digestedRows: 1_000_000,
  /** A filter or an order without an index looks at no more rows; searching a text counts ten times. */
  scannedRows: 1_000_000,
  groupings: 4,
  measures: 10,
  groups: 1000,
  groupsUnasked: 100,
  fieldsPerQuery: 200,
  orderFields: 5,
  placeMetres: 200_000,
  placePositions: 500,
  filterDepth: 5,
  filterValues: 200,
  valueLength: 1000,
} as const;
