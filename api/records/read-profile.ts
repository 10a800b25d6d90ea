import type { CatalogueEntry, EntryRelease } from '../../db/catalogue/entries.ts';
import type { FieldType } from '../../db/catalogue/vocabulary.ts';
import { findProfile } from '../../db/records/find-profile.ts';
import type { ProfileQuery } from '../../db/records/query.ts';
import { type ColumnProfile, withoutSmall } from '../../db/releases/column-profile.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { admit } from './admit.ts';
import { allKnown } from './read-fields.ts';
import { type ReleaseWish, releaseAsked } from './release-asked.ts';
import { type JsonValue, WRITE_VALUE } from './write-value.ts';

/** What the values of a field are like in one release, in the form in which they stand in JSON. */
export interface FieldProfile {
  rows: number;
  nulls: number | null;
  nullShare: number | null;
  distinct: number | null;
  range: { least: JsonValue; greatest: JsonValue } | null;
  frequent: { value: JsonValue; rows: number }[];
  /** Bands of equal width, lower ends included. */
  histogram: { from: JsonValue; to: JsonValue; rows: number | null }[];
  release: EntryRelease;
}

/**
 * The profile that was taken when the release was made: as open as the values from which it is derived. Who may
 * read a part of the rows only is not told of the others.
 * @throws the gate's refusals, BAD_USER_INPUT, NOT_RELEASED, RELEASE_WITHDRAWN
 */
export async function readProfile(
  system: System,
  viewer: MaybeViewer,
  whole: CatalogueEntry,
  { field, ...wish }: ReleaseWish & { field: string },
): Promise<FieldProfile | null> {
  const asked = await releaseAsked(system, whole, wish);
  allKnown(asked.entry, [field], 'field');
  const permit = await admit(
    system,
    viewer,
    asked,
    (): ProfileQuery => ({ kind: 'PROFILE', field }),
  );
  const kept = await findProfile(system.db, permit);
  const declared = asked.entry.fields.find(({ name }) => name === field);
  if (kept === undefined || declared === undefined) return null;
  const shown = declared.openness === 'UNCONDITIONAL' ? kept : withoutSmall(kept);
  return { ...written(shown, declared.type), release: asked.release };
}

const DAY = 86_400_000;
/** Where a band ends, in the form of the values themselves. */
const EDGE: Partial<Record<FieldType, (at: number) => string>> = {
  DATE: (at) => new Date(at * DAY).toISOString().slice(0, 10),
  DATETIME: (at) => `${new Date(at * 1000).toISOString().slice(0, 19)}+08:00`,
};

function written(profile: ColumnProfile, type: FieldType): Omit<FieldProfile, 'release'> {
  const { rows, nulls, distinct, range, frequent, histogram } = profile;
  const write = WRITE_VALUE[type];
  const edge = EDGE[type] ?? ((at: number) => at);
  return {
    rows,
    nulls,
    distinct,
    nullShare: nulls === null || rows === 0 ? null : nulls / rows,
    range: range && { least: write(range.least), greatest: write(range.greatest) },
    frequent: frequent.map((one) => ({ value: write(one.value), rows: one.rows })),
    histogram: histogram.map((band) => ({ ...band, from: edge(band.from), to: edge(band.to) })),
  };
}
