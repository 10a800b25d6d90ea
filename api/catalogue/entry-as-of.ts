import type { Openness } from '../../db/catalogue/vocabulary.ts';
import type { ReleasedField } from '../../db/releases/tables.ts';
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
    const openness = isHead ? field.openness : stricter(field.openness, was.openness);
    return [{ ...field, type: was.type, nullable: was.nullable, openness }];
  });
  return { ...entry, fields };
}

/** The entry for questions about two releases at once: fields that both hold, each as open as the stricter. */
export function stricterOf(entry: CatalogueEntry, other: CatalogueEntry): CatalogueEntry {
  const others = new Map(other.fields.map((field) => [field.name, field.openness]));
  const fields = entry.fields.flatMap((field) => {
    const openness = others.get(field.name);
    return openness === undefined
      ? []
      : [{ ...field, openness: stricter(field.openness, openness) }];
  });
  return { ...entry, fields };
}

function stricter(one: Openness, other: Openness): Openness {
  return RANK[other] > RANK[one] ? other : one;
}
