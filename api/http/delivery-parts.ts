import type { AppDb } from '../../db/connect.ts';
import type { Clock } from '../clock.ts';
import type { IngestSystem } from '../releases/delivery.ts';

/** What the worker's routes are made with. */
export interface DeliveryParts {
  db: AppDb;
  ingest: IngestSystem;
  clock: Clock;
  publicUrl: string;
  /** Where files lie while they are loaded. */
  uploads: string;
  /** Where files wait until an officer has looked at them. */
  held: string;
  /** Where files lie that are on the bench. */
  onboarding: string;
  /** Folders in which something is kept of whole releases; a purge drops what is its dataset's. */
  kept: readonly string[];
}
