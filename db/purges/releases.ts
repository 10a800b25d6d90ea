import { sql } from 'kysely';
import type { IngestDb } from '../connect.ts';
import type { Anonymity } from '../releases/anonymity.ts';
import type { ReleaseFigures } from '../releases/measure.ts';
import type { ReleasedField } from '../releases/tables.ts';
import type { Gone } from './open-rows.ts';
import { patternOf } from './open-rows.ts';

export type PurgedRelease = Awaited<ReturnType<typeof findReleasesOf>>[number];

/** Releases of a table in which something stood that is gone now, those taken back included. */
export function findReleasesOf(
  trx: IngestDb,
  datasetId: string,
  relation: string,
  spans: Gone['spans'],
) {
  const within = spans.map(({ from, to }) => sql<boolean>`(number >= ${from} and number < ${to})`);
  return trx
    .selectFrom('release')
    .select(['id', 'number', 'fields', 'openFields'])
    .where('datasetId', '=', datasetId)
    .where('relation', '=', relation)
    .where(
      within.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(within, sql` or `)})`,
    )
    .orderBy('number')
    .execute();
}

/** Writes what a release is after a purge; the digests of before, from which a value could be guessed, go. */
export async function supersede(
  trx: IngestDb,
  release: PurgedRelease,
  figures: ReleaseFigures,
  anonymity: Anonymity,
  at: Date,
): Promise<void> {
  const fields: ReleasedField[] = release.fields.map((field) => ({
    ...field,
    nullable: field.nullable || (figures.completeness[field.name] ?? 1) < 1,
  }));
  await sql`
    update app.release set row_count = ${figures.rows},
      completeness = ${JSON.stringify(figures.completeness)}::jsonb,
      sha256 = ${figures.sha256}, sm3 = ${figures.sm3},
      smallest_group = ${anonymity.smallest}, smallest_changed_group = ${anonymity.smallestChanged},
      fields = ${JSON.stringify(fields)}::jsonb, superseded_at = ${at}
    where id = ${release.id}`.execute(trx);
}

/** Takes values out of the notes of a dataset's releases. */
export async function redactNotes(
  trx: IngestDb,
  datasetId: string,
  values: readonly string[],
  at: Date,
): Promise<void> {
  const pattern = patternOf(values);
  await sql`
    update app.release set note = regexp_replace(note, ${pattern}, '***', 'g'), superseded_at = ${at}
    where dataset_id = ${datasetId} and note ~ ${pattern}`.execute(trx);
}
