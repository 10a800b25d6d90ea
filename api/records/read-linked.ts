import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { RECORD_LIMITS } from './limits.ts';
import { readRecordPage } from './read-page.ts';
import type { JsonValue } from './write-value.ts';

export type DatasetLink = CatalogueEntry['links'][number];
type Row = Record<string, JsonValue>;

/** How a dataset leads to another: both entries are open and have the fields that the link names. */
export interface StandingLink {
  link: DatasetLink;
  target: CatalogueEntry;
}

/** The declared links of a dataset that lead to one of these, by all the fields of its key. */
export function standingLinks(
  entry: CatalogueEntry,
  among: ReadonlyMap<string, CatalogueEntry>,
): StandingLink[] {
  return entry.links.flatMap((link) => {
    const target = among.get(link.dataset);
    const names = new Set(entry.fields.map(({ name }) => name));
    if (target === undefined || !link.on.every(({ field }) => names.has(field))) return [];
    return leadsToKey(link, target) ? [{ link, target }] : [];
  });
}

function leadsToKey({ on }: DatasetLink, { fields }: CatalogueEntry): boolean {
  const key = fields.filter((field) => field.key).map(({ name }) => name);
  return on.length === key.length && key.every((name) => on.some(({ to }) => to === name));
}

/** A key as one text, so that rows and what points at them meet. */
export function keyText(values: readonly unknown[]): string {
  return JSON.stringify(values);
}

/**
 * The rows at which keys point, in as few questions as their bounds allow, each through the gate like any page.
 * @param keys values of the target's key, in the order of the link
 * @param fields what is asked of the target
 * @throws the gate's refusals
 */
export async function readLinked(
  system: System,
  viewer: MaybeViewer,
  { link, target }: StandingLink,
  {
    keys,
    fields,
    asOf,
  }: { keys: readonly unknown[][]; fields: readonly string[]; asOf: string | undefined },
): Promise<Map<string, Row>> {
  const to = link.on.map((pair) => pair.to);
  const wanted = [...new Set([...fields, ...to])];
  const atOnce = Math.floor(RECORD_LIMITS.filterValues / (to.length + 1));
  const found = new Map<string, Row>();
  for (let at = 0; at < keys.length; at += atOnce) {
    const piece = keys.slice(at, at + atOnce);
    const page = await readRecordPage(system, viewer, target, {
      fields: wanted,
      where: whereKeys(to, piece),
      first: piece.length,
      asOf,
    });
    for (const row of page.nodes) found.set(keyText(to.map((name) => row[name])), row);
  }
  return found;
}

function whereKeys(to: readonly string[], keys: readonly unknown[][]): object {
  const [only] = to;
  if (to.length === 1 && only !== undefined)
    return { [only]: { in: keys.map(([value]) => value) } };
  return {
    or: keys.map((values) => Object.fromEntries(to.map((name, at) => [name, { eq: values[at] }]))),
  };
}
