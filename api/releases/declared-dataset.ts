import type { FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { AppDb } from '../../db/connect.ts';
import type { DatasetTable } from '../../db/catalogue/tables.ts';
import type { ReleasableDataset } from './delivery.ts';

type DatasetState = DatasetTable['state'];

/** A published dataset as its provider declared it, closed fields included; undefined where there is none. */
export async function declaredDataset(
  db: AppDb,
  slug: string,
  states: readonly DatasetState[] = ['PUBLISHED'],
): Promise<(ReleasableDataset & { department: string }) | undefined> {
  const dataset = await db
    .selectFrom('dataset')
    .select(['id', 'slug', 'schemaVersion', 'department', 'quasiIdentifiers', 'anonymity', 'place'])
    .where('slug', '=', slug)
    .where('state', 'in', [...states])
    .executeTakeFirst();
  if (dataset === undefined) return undefined;
  const rows = await db
    .selectFrom('field')
    .selectAll()
    .where('datasetId', '=', dataset.id)
    .orderBy('position')
    .execute();
  const fields = rows.map(
    (row): FieldDeclaration => ({
      name: row.name,
      title: { zh: row.titleZh, en: row.titleEn },
      type: row.type,
      sensitivity: row.sensitivity,
      openness: row.openness,
      key: row.key,
      indexed: row.indexed,
      searchable: row.searchable,
      nullable: row.nullable,
      source: row.source,
      checks: row.checks,
      ...(row.desensitization !== null && { desensitization: row.desensitization }),
    }),
  );
  const { quasiIdentifiers, anonymity: k, place, ...declared } = dataset;
  return {
    ...declared,
    fields,
    ...(place !== null && { place }),
    ...(k !== null && { anonymity: { quasiIdentifiers, k } }),
  };
}
