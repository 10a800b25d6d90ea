import type { DatasetDeclaration, FieldDeclaration } from '../../db/catalogue/declaration.ts';
import type { AppDb } from '../../db/connect.ts';
import { findVersions } from '../../db/compilation/entries.ts';

/**
 * The schema version that a declaration will have: the published one, or the next where its released
 * columns are others. Rows of different schema versions stand in different tables.
 */
export async function schemaVersionOf(
  db: AppDb,
  entry: { id: string; publishedVersion: number | null },
  declaration: DatasetDeclaration,
): Promise<number> {
  if (entry.publishedVersion === null) return 1;
  const published = (await findVersions(db, entry.id)).find(
    ({ number }) => number === entry.publishedVersion,
  );
  const { schemaVersion } = await db
    .selectFrom('dataset')
    .select('schemaVersion')
    .where('id', '=', entry.id)
    .executeTakeFirstOrThrow();
  const same = published !== undefined && shapeOf(published.declaration) === shapeOf(declaration);
  return same ? schemaVersion : schemaVersion + 1;
}

/** What decides the released table: names, types, units, key, indexes, emptiness and treatment, in any order. */
function shapeOf({ fields, place }: DatasetDeclaration): string {
  const shape = ({ name, type, openness, nullable, desensitization, ...more }: FieldDeclaration) =>
    JSON.stringify([
      name,
      type,
      openness === 'CLOSED',
      more.key === true,
      more.indexed === true,
      more.searchable === true,
      nullable !== false,
      more.unit ?? null,
      desensitization ?? null,
    ]);
  const where = place === undefined ? [] : [JSON.stringify(place)];
  return [...fields.map(shape).toSorted(), ...where].join('\n');
}
