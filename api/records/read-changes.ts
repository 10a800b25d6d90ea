import type { CatalogueEntry, EntryRelease } from '../../db/catalogue/entries.ts';
import { compileChanges } from '../../db/records/compile-changes.ts';
import type { ChangesQuery } from '../../db/records/query.ts';
import { type RawRow, readRecords } from '../../db/records/read.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import { stricterOf } from '../catalogue/entry-as-of.ts';
import type { System } from '../context.ts';
import { badInput, Refusal } from '../errors.ts';
import { admit } from './admit.ts';
import { bounded } from './bounded.ts';
import { bindingOf, cursorRelease, readCursor, writeCursor } from './cursor.ts';
import { RECORD_LIMITS } from './limits.ts';
import { askableFields } from './question.ts';
import { readFields } from './read-fields.ts';
import { releaseAsked } from './release-asked.ts';
import { writeRows } from './write-rows.ts';
import type { JsonValue } from './write-value.ts';

/** The arguments of `changes`, as they came. */
export interface ChangesArguments {
  since: number;
  until?: number | undefined;
  fields?: readonly string[] | undefined;
  first?: number | undefined;
  after?: string | undefined;
}

export const CHANGE_KINDS = ['INSERTED', 'UPDATED', 'DELETED'] as const;

/** What became of one row. */
export interface RecordChange {
  kind: (typeof CHANGE_KINDS)[number];
  before: Record<string, JsonValue> | null;
  after: Record<string, JsonValue> | null;
}

/** A page of changes from one release to another. */
export interface RecordChanges {
  nodes: RecordChange[];
  endCursor: string | null;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  since: EntryRelease;
  until: EntryRelease;
}

/**
 * What changed between two releases, by the row's identity: who held the earlier one and takes all of it over
 * holds the later one. The same gate as for rows, over the stricter of both releases.
 * @throws the gate's refusals, BAD_USER_INPUT, CURSOR_*, NOT_RELEASED, RELEASE_WITHDRAWN, SHAPE_CHANGED
 */
export async function readChanges(
  system: System,
  viewer: MaybeViewer,
  whole: CatalogueEntry,
  given: ChangesArguments,
): Promise<RecordChanges> {
  const { cursorKey } = system.secrets;
  const { after } = given;
  const number = given.until ?? (after === undefined ? undefined : cursorRelease(cursorKey, after));
  const until = await releaseAsked(system, whole, { release: number });
  const since = await releaseAsked(system, whole, { release: given.since });
  inOrder(since.release, until.release);
  const entry = stricterOf(until.entry, since.entry);
  const size = given.first ?? RECORD_LIMITS.pageSizeUnasked;
  bounded(size, 1, RECORD_LIMITS.pageSize, 'first');
  const binding = bindingOf(entry.id, until.release.number, ['CHANGES', given.since]);
  const permit = await admit(
    system,
    viewer,
    { entry, release: until.release },
    (grants): ChangesQuery => ({
      kind: 'CHANGES',
      fields: readFields(entry, grants, given.fields),
      since: given.since,
      size,
      ...(after !== undefined && { from: readCursor(cursorKey, binding, after, 'after') }),
    }),
  );
  const rows = await readRecords(system.reader, compileChanges(permit));

  const { fields } = permit.terms.query;
  const kept = rows.slice(0, size);
  const known = askableFields(entry);
  const columns = fields.flatMap((name) => known.get(name) ?? []);
  const side = (from: number) =>
    writeRows(
      columns,
      kept.map((row) => row.slice(from, from + fields.length)),
    );
  const [olds, news] = [side(3), side(3 + fields.length)];
  const last = kept.at(-1)?.[0];
  return {
    nodes: kept.map((row, index) => changeOf(row, olds[index] ?? null, news[index] ?? null)),
    endCursor: last == null ? null : writeCursor(cursorKey, binding, { values: [], rowId: last }),
    hasNextPage: rows.length > size,
    hasPreviousPage: after !== undefined,
    since: since.release,
    until: until.release,
  };
}

function inOrder(since: EntryRelease, until: EntryRelease): void {
  if (since.number > until.number) {
    throw badInput(
      'OUT_OF_RANGE',
      'since',
      'since 不能晚于 until',
      'since must not be later than until',
    );
  }
  if (since.relation !== until.relation) throw new Refusal('SHAPE_CHANGED', { argument: 'since' });
}

function changeOf(
  [, stood, stands]: RawRow,
  before: Record<string, JsonValue> | null,
  after: Record<string, JsonValue> | null,
): RecordChange {
  if (stood === 'f') return { kind: 'INSERTED', before: null, after };
  if (stands === 'f') return { kind: 'DELETED', before, after: null };
  return { kind: 'UPDATED', before, after };
}
