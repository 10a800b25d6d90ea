import type { CatalogueEntry, EntryRelease } from '../../db/catalogue/entries.ts';
import { compilePage, pageColumns } from '../../db/records/compile-page.ts';
import type { PageQuery } from '../../db/records/query.ts';
import { readRowBytes } from '../../db/records/read-bytes.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { admit } from './admit.ts';
import { countRows, type RowCount } from './count-rows.ts';
import { bindingOf, cursorRelease, readCursor, writeCursor } from './cursor.ts';
import { proveWalk, type WalkProof } from './prove-walk.ts';
import { askableFields } from './question.ts';
import { type PageArguments, readPageQuery } from './read-page-query.ts';
import { type ReleaseWish, releaseAsked } from './release-asked.ts';
import { type WrittenField, writeRowBytes, writtenFields } from './write-bytes.ts';
import { writeRows } from './write-rows.ts';
import type { JsonValue } from './write-value.ts';

/** One page of rows, in the order of `fields`. */
export interface RecordPage {
  fields: string[];
  readonly nodes: Record<string, JsonValue>[];
  /** The same as JSON text, items of a list with commas between; or what else is wanted of each row. */
  nodesText: (written?: readonly WrittenField[]) => Buffer;
  length: number;
  /** The cursor of the row at an index. */
  cursorAt: (index: number) => string;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** All rows that match, over all pages; counted when asked, and once. */
  count(): Promise<RowCount>;
  /** On the last page: what the whole walk must have. */
  readonly proof: WalkProof | null;
  release: EntryRelease;
}

/**
 * The journey of a row: what is asked, is it allowed, compile, run, write.
 * @throws the gate's refusals, BAD_USER_INPUT, CURSOR_*, NOT_RELEASED, RELEASE_WITHDRAWN
 */
export async function readRecordPage(
  system: System,
  viewer: MaybeViewer,
  whole: CatalogueEntry,
  given: PageArguments,
): Promise<RecordPage> {
  const { cursorKey } = system.secrets;
  const cursor = given.after ?? given.before;
  // Without a wish of its own, a page is of the release that its cursor comes from.
  const unsaid = given.release === undefined && given.asOf === undefined;
  const wish: ReleaseWish =
    unsaid && cursor !== undefined ? { release: cursorRelease(cursorKey, cursor) } : given;
  const asked = await releaseAsked(system, whole, wish);
  const { entry, release } = asked;
  const bindingFor = ({ where, orderBy }: PageQuery) =>
    bindingOf(entry.id, release.number, [where ?? null, orderBy]);
  const permit = await admit(system, viewer, asked, (grants) => {
    const query = readPageQuery(entry, grants, given);
    if (cursor === undefined) return query;
    const argument = given.after === undefined ? 'before' : 'after';
    return { ...query, from: readCursor(cursorKey, bindingFor(query), cursor, argument) };
  });
  const rows = await readRowBytes(system.reader, compilePage(permit));

  const { query } = permit.terms;
  const { fields, size, orderBy } = query;
  const kept = Array.from({ length: Math.min(rows.length, size) }, (_, at) => at);
  const backward = query.towards === 'BACKWARD';
  if (backward) kept.reverse();
  const [more, came] = [rows.length > size, query.from !== undefined];
  const known = askableFields(entry);
  const columns = fields.flatMap((name) => known.get(name) ?? []);
  // Much of this is seldom asked for, and made only then.
  const binding = once(() => bindingFor(query));
  const sorted = once(() => {
    const places = pageColumns(query);
    return orderBy.map(({ field }) => places.indexOf(field));
  });
  const counting = once(() => countRows(system, permit));
  const proof = once(() => proveWalk(system, permit));
  const nodes = once(() =>
    writeRows(
      columns,
      kept.map((at) => rows.row(at)),
    ),
  );
  return {
    fields,
    get nodes() {
      return nodes();
    },
    nodesText: (written = writtenFields(columns)) => writeRowBytes(written, rows, kept),
    length: kept.length,
    cursorAt: (index) => {
      const row = rows.row(kept[index] ?? rows.length);
      const values = sorted().map((at) => row[at] ?? null);
      return writeCursor(cursorKey, binding(), { values, rowId: row.at(-1) ?? '' });
    },
    hasNextPage: backward ? came : more,
    hasPreviousPage: backward ? more : came,
    count: counting,
    get proof() {
      return more ? null : proof();
    },
    release,
  };
}

/** Makes something when it is asked for, and once. */
function once<Made>(make: () => Made): () => Made {
  let made: { value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}
