import {
  type GraphQLFieldConfigMap,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import type { CatalogueEntry } from '../../api/catalogue/entry.ts';
import {
  keyText,
  readLinked,
  type StandingLink,
  standingLinks,
} from '../../api/records/read-linked.ts';
import type { JsonValue } from '../../api/records/write-value.ts';
import { entryOf, type TypedContext } from './common.ts';
import { namesAt } from '../selection.ts';

type Row = Record<string, unknown>;
type Found = Record<string, JsonValue>;

/** The datasets of a schema, and the types of their rows. */
export interface Chosen {
  entries: ReadonlyMap<string, CatalogueEntry>;
  records: ReadonlyMap<string, GraphQLObjectType>;
}

/** The edges of a dataset's rows to the other datasets of the schema, where they are declared. */
export function edgesOf(
  entry: CatalogueEntry,
  { entries, records }: Chosen,
): GraphQLFieldConfigMap<Row, TypedContext> {
  const config: GraphQLFieldConfigMap<Row, TypedContext> = {};
  for (const { link, target } of standingLinks(entry, entries)) {
    const type = records.get(target.slug);
    if (type === undefined) continue;
    const by = link.on.map(({ field, to }) => `${field} → ${to}`).join(', ');
    config[link.name] = {
      type,
      description: `${link.titleZh}（${target.titleZh}，${by}）；没有对应的行为 null。 ${link.titleEn} (${target.titleEn}, ${by}); null where no row is meant.`,
      resolve: (row, _args, context, info) => {
        const key = link.on.map(({ field }) => row[field] ?? null);
        if (key.includes(null)) return null;
        const standing = { link, target: entryOf(context, target.slug) };
        return gather(context, info, standing, asOfRows.get(row)).load(key);
      },
    };
  }
  return config;
}

/** Names of the declared fields that a selection asks for: its own, and those by which its edges lead on. */
export function fieldsAsked(
  entry: CatalogueEntry,
  entries: ReadonlyMap<string, CatalogueEntry>,
  selected: readonly string[],
): string[] {
  const links = new Map(standingLinks(entry, entries).map(({ link }) => [link.name, link]));
  return [
    ...new Set(selected.flatMap((name) => links.get(name)?.on.map(({ field }) => field) ?? [name])),
  ];
}

/** Of which time rows are, where they are not of the newest release: an edge leads on into the same. */
const asOfRows = new WeakMap<object, string>();

export function rememberAsOf(rows: readonly object[], asOf: string | undefined): void {
  if (asOf !== undefined) for (const row of rows) asOfRows.set(row, asOf);
}

/** The batches of a request, by the edge and what is asked of it. */
const batches = new WeakMap<TypedContext, Map<string, Batch>>();

function gather(
  context: TypedContext,
  info: GraphQLResolveInfo,
  standing: StandingLink,
  asOf: string | undefined,
): Batch {
  const { link, target } = standing;
  const fields = fieldsAsked(target, context.entries, namesAt(info, [])).toSorted();
  const ofRequest = batches.get(context) ?? new Map<string, Batch>();
  batches.set(context, ofRequest);
  const of = JSON.stringify([link.dataset, link.on, asOf ?? null, fields]);
  const open = ofRequest.get(of);
  if (open !== undefined) return open;
  const batch = new Batch(async (keys) => {
    // What is wanted from here on is another batch.
    ofRequest.delete(of);
    const rows = await readLinked(context.system, context.viewer, standing, { keys, fields, asOf });
    rememberAsOf([...rows.values()], asOf);
    return rows;
  });
  ofRequest.set(of, batch);
  return batch;
}

/** Keys that are wanted in one turn of the loop, read together. */
class Batch {
  readonly #keys = new Map<string, unknown[]>();
  readonly #rows: Promise<Map<string, Found>>;

  constructor(read: (keys: unknown[][]) => Promise<Map<string, Found>>) {
    this.#rows = new Promise((resolve) => {
      setImmediate(() => resolve(read([...this.#keys.values()])));
    });
  }

  async load(key: unknown[]): Promise<Found | null> {
    const text = keyText(key);
    this.#keys.set(text, key);
    return (await this.#rows).get(text) ?? null;
  }
}
