import type { ColumnType, Generated } from 'kysely';
import type { UpdateCycle } from '../catalogue/vocabulary.ts';

/** Drawn by the database from the catalogue; nobody else writes it. */
export interface ResponsibilityTable {
  id: Generated<string>;
  datasetId: ColumnType<string, never, never>;
  department: ColumnType<string, never, never>;
  updateCycle: ColumnType<UpdateCycle, never, never>;
  since: ColumnType<Date, never, never>;
  until: ColumnType<Date | null, never, never>;
}
