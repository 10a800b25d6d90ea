import type { CatalogueEntry, EntryRelease } from '../../db/catalogue/entries.ts';

/**
 * A release as anyone may see it: what is derived is as open as what it is derived from. Digests and quality
 * stand over fields that were open to all; where one of them no longer is, they are not shown. How many rows
 * changed is told only where every field was open to all and still is, or it would tell that values which
 * need an application have changed.
 */
export function shownRelease<
  Release extends Pick<
    EntryRelease,
    'openFields' | 'restrictedFields' | 'changed' | 'sha256' | 'sm3' | 'quality' | 'treatments'
  >,
>(entry: Pick<CatalogueEntry, 'fields'>, release: Release): Release {
  const open = new Set(
    entry.fields.filter(({ openness }) => openness === 'UNCONDITIONAL').map(({ name }) => name),
  );
  const stillOpen = release.openFields.every((name) => open.has(name));
  const whollyOpen =
    stillOpen && release.restrictedFields.length === 0 && open.size === entry.fields.length;
  return {
    ...release,
    treatments: release.treatments.filter(({ field }) => field === '' || open.has(field)),
    ...(!stillOpen && { sha256: null, sm3: null, quality: [] }),
    ...(!whollyOpen && { changed: null }),
  };
}
