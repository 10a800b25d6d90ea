import { hash } from 'node:crypto';
import type pg from 'pg';
import type { AnonymityDeclaration, FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { ReleaseTarget } from '../../db/releases/stage.ts';
import type { LoadScope } from '../../db/releases/standing.ts';
import type { Clock } from '../clock.ts';
import { type Rejection, releasedFields } from '../intake/check-row.ts';
import type { Batch } from '../intake/recognition.ts';

/** What the worker holds: the ingest login, the time, and the keys of datasets. */
export interface IngestSystem {
  ingest: pg.Pool;
  clock: Clock;
  datasetKey: (datasetId: string) => Buffer;
}

/** A dataset as a load needs it. */
export interface ReleasableDataset {
  id: string;
  slug: string;
  schemaVersion: number;
  fields: FieldDeclaration[];
  anonymity?: AnonymityDeclaration;
  place?: { longitude: string; latitude: string };
}

/** What is loaded: rows with the columns in which they come. */
export interface Delivery {
  fileName: string;
  sha256: string;
  columns: readonly string[];
  recognition: Record<string, unknown>;
  batches: AsyncIterable<Batch>;
  /** What the sender says about it, for everyone to read. */
  note?: string;
  /** What becomes of the rows that stand (M18). */
  scope: LoadScope;
  /** The sender's name for this push; the same one twice is one push. */
  pushId?: string;
  loadedBy?: string;
  /** Whether it stops before the release, for its officer to look at what was found. */
  hold?: boolean;
  /** A load that was held and is taken up again, with what had become of its lines by then. */
  resumes?: { loadId: string; rejected: number; aside: number };
  /** Told the load's id as soon as there is one. */
  begun?: (loadId: string) => void;
}

/** What became of a delivery, line by line. */
export interface ReleaseReport {
  loadId: string;
  /** The release that now stands; the one before where nothing changed. */
  release: number;
  received: number;
  accepted: number;
  rejected: number;
  aside: number;
  inserted: number;
  changed: number;
  deleted: number;
  unchanged: number;
  /** The first rejections; all of them are kept with the load. */
  rejections: Rejection[];
}

/** The table of a dataset's schema version, and its released columns. */
export function targetOf(dataset: ReleasableDataset): ReleaseTarget {
  const fields = releasedFields(dataset.fields);
  return {
    datasetId: dataset.id,
    relation: `${relationStem(dataset.slug)}_v${dataset.schemaVersion}`,
    fields: fields.map(({ name, type, key, indexed, searchable, openness }) => ({
      name,
      type,
      key: key === true,
      indexed: indexed === true,
      searchable: searchable === true,
      open: openness === 'UNCONDITIONAL',
    })),
    places: placesOf(fields, dataset.place),
    keyed: fields.some((field) => field.key === true),
    ...(dataset.anonymity !== undefined && { anonymity: dataset.anonymity }),
  };
}

/** Where an index of envelopes is made: over each geometry, and over the point that two fields make. */
function placesOf(
  fields: readonly FieldDeclaration[],
  place: ReleasableDataset['place'],
): ReleaseTarget['places'] {
  const places: ReleaseTarget['places'] = fields
    .filter(({ type }) => type === 'GEOMETRY')
    .map(({ name }) => [name]);
  const released = new Set(fields.map(({ name }) => name));
  if (place !== undefined && released.has(place.longitude) && released.has(place.latitude))
    places.push([place.longitude, place.latitude]);
  return places;
}

const LONGEST_STEM = 50;

/** PostgreSQL cuts names at 63 bytes; what is cut here is told apart by its digest, so that no two datasets meet. */
function relationStem(slug: string): string {
  const stem = slug.replaceAll('-', '_');
  if (stem.length <= LONGEST_STEM) return stem;
  return `${stem.slice(0, LONGEST_STEM - 9)}_${hash('sha256', slug).slice(0, 8)}`;
}
