import type { ColumnType } from 'kysely';
import type { Instant } from '../column-types.ts';
import type { Desensitization } from '../catalogue/desensitization.ts';
import type { DesensitizationProfile } from './profiles.ts';

export interface DesensitizationProfileTable extends Omit<DesensitizationProfile, 'treatment'> {
  treatment: ColumnType<Desensitization | null, string | null, string | null>;
  changedAt: Instant;
  changedBy: string | null;
}
