import { type CatalogueEntry, findEntriesById, findOpenSlugs } from '../../db/catalogue/entries.ts';
import type { System } from '../context.ts';

/** A page of the open catalogue in the order of slugs, and where the next one begins (M30, M32). */
export interface OpenEntries {
  entries: CatalogueEntry[];
  next: string | undefined;
}

export async function openEntries(
  { db }: Pick<System, 'db'>,
  { after, limit }: { after: string; limit: number },
): Promise<OpenEntries> {
  const slugs = await findOpenSlugs(db, { after, limit: limit + 1 });
  const kept = slugs.slice(0, limit);
  const found = await findEntriesById(
    db,
    kept.map(({ id }) => id),
  );
  const entries = found.toSorted((one, other) => (one.slug < other.slug ? -1 : 1));
  return { entries, next: slugs.length > limit ? kept.at(-1)?.slug : undefined };
}

const AT_ONCE = 500;

/** The whole open catalogue, few entries of it in memory at once. */
export async function* allOpenEntries(system: Pick<System, 'db'>): AsyncGenerator<CatalogueEntry> {
  let after: string | undefined = '';
  while (after !== undefined) {
    const page: OpenEntries = await openEntries(system, { after, limit: AT_ONCE });
    yield* page.entries;
    after = page.next;
  }
}
