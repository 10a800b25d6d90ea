import type { Openness } from '../../db/catalogue/vocabulary.ts';
import type { ReleasedField } from '../../db/tables.ts';
import type { CatalogueEntry } from './entry.ts';

const RANK: Record<Openness, number> = { UNCONDITIONAL: 0, CONDITIONAL: 1, CLOSED: 2 };

/**
 * The entry as a past release has it: only fields that it holds and that are there today, in the types of
 * that release, each as open as the stricter of then and today. Of the newest release today's word holds:
 * its openness was reviewed with the entry that the public sees.
 */
export function entryAsOf(
  entry: CatalogueEntry,
  release: { fields: readonly ReleasedField[] },
  { isHead }: { isHead: boolean },
): CatalogueEntry {
  const then = new Map(release.fields.map((field) => [field.name, field]));
  const fields = entry.fields.flatMap((field) => {
    const was = then.get(field.name);
    if (was === undefined) return [];
    const stricter = !isHead && RANK[was.openness] > RANK[field.openness];
    const openness = stricter ? was.openness : field.openness;
    return [{ ...field, type: was.type, nullable: was.nullable, openness }];
  });
  return { ...entry, fields };
}
