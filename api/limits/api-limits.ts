import { EXPORT_LIMITS } from '../exports/limits.ts';
import { RECORD_LIMITS } from '../records/limits.ts';

/** The bounds of a request; every one of them is enforced, and refused rather than cut. */
export const API_LIMITS = {
  pageSize: RECORD_LIMITS.pageSize,
  countedRows: RECORD_LIMITS.countedRows,
  digestedRows: RECORD_LIMITS.digestedRows,
  scannedRows: RECORD_LIMITS.scannedRows,
  fieldsPerQuery: RECORD_LIMITS.fieldsPerQuery,
  orderFields: RECORD_LIMITS.orderFields,
  groupings: RECORD_LIMITS.groupings,
  measures: RECORD_LIMITS.measures,
  groups: RECORD_LIMITS.groups,
  filterDepth: RECORD_LIMITS.filterDepth,
  filterValues: RECORD_LIMITS.filterValues,
  placeMetres: RECORD_LIMITS.placeMetres,
  placePositions: RECORD_LIMITS.placePositions,
  bodyBytes: 100_000,
  tokens: 2_000,
  depth: 12,
  aliases: 30,
  rootFields: 20,
  changesPerMinute: 60,
  exportsPerMinute: 20,
  openExports: EXPORT_LIMITS.openJobs,
  exportRows: EXPORT_LIMITS.rows,
  exportMegabytes: EXPORT_LIMITS.megabytes,
} as const;
