import { logReading } from '../../db/audit/trail.ts';
import {
  type CatalogueEntry,
  type EntryRelease,
  findReleases,
} from '../../db/catalogue/entries.ts';
import { compile, compileCount } from '../../db/records/compile.ts';
import { countRecords, type RawRow, readRecords } from '../../db/records/read.ts';
import type { Permit } from '../../db/records/permit.ts';
import type { MaybeViewer, Viewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { liveGrants } from '../grants/live-grant.ts';
import { entryAsOf } from '../catalogue/entry-as-of.ts';
import { bindingOf, cursorRelease, readCursor, writeCursor } from './cursor.ts';
import { gate, type Passage } from './gate.ts';
import { type RecordArguments, readQuestion } from './read-question.ts';
import { WRITE_VALUE, type JsonValue } from './write-value.ts';

/** One page of rows, in the order of `fields`. */
export interface RecordPage {
  fields: string[];
  nodes: Record<string, JsonValue>[];
  /** The cursor of the row at an index. */
  cursorAt: (index: number) => string;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** All rows that match, over all pages; counted when asked. */
  totalCount(): Promise<number>;
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
  given: RecordArguments,
): Promise<RecordPage> {
  const { release, entry } = await releaseAsked(system, whole, given);
  // Where every field is free there is nothing that a grant could add.
  const restricted = entry.fields.some((field) => field.openness !== 'UNCONDITIONAL');
  const grants = restricted ? await liveGrants(system.db, system.clock, viewer, entry.id) : [];
  const question = readQuestion(entry, release, given, grants);
  const binding = bindingOf(entry.id, release.number, question.query);
  const cursor = given.after ?? given.before;
  if (cursor !== undefined) {
    const argument = given.after === undefined ? 'before' : 'after';
    question.query.from = readCursor(system.secrets.cursorKey, binding, cursor, argument);
  }

  const passage = gate(question, viewer, grants);
  await logConditional(system, viewer, entry, release, passage);
  const rows = await readRecords(system.reader, compile(passage.permit));

  const { fields, size, orderBy, towards, from } = question.query;
  const kept = rows.slice(0, size);
  const backward = towards === 'BACKWARD';
  if (backward) kept.reverse();
  const [more, came] = [rows.length > size, from !== undefined];
  return {
    fields,
    nodes: writeRows(passage.permit, kept),
    cursorAt: (index) => {
      const row = kept[index] ?? [];
      const values = row.slice(fields.length, fields.length + orderBy.length);
      return writeCursor(system.secrets.cursorKey, binding, { values, rowId: row.at(-1) ?? '' });
    },
    hasNextPage: backward ? came : more,
    hasPreviousPage: backward ? more : came,
    totalCount: () => totalCount(system, passage.permit),
    release,
  };
}

/** The release that is asked, and the entry with the fields that are there in it for today's questions. */
async function releaseAsked(
  system: System,
  entry: CatalogueEntry,
  given: RecordArguments,
): Promise<{ release: EntryRelease; entry: CatalogueEntry }> {
  const { head } = entry;
  const cursor = given.after ?? given.before;
  const number =
    given.release ??
    (cursor === undefined ? undefined : cursorRelease(system.secrets.cursorKey, cursor));
  if (number === undefined && head === null) throw new Refusal('NOT_RELEASED');
  // The newest release has the fields of today, unless the shape has been declared anew since.
  if (head !== null && (number ?? head.number) === head.number)
    if (head.schemaVersion === entry.schemaVersion) return { release: head, entry };
  const wanted = number ?? head?.number;
  const release = (await findReleases(system.db, entry.id)).find((one) => one.number === wanted);
  if (release === undefined) throw new Refusal('NOT_RELEASED', { argument: 'release' });
  if (release.withdrawnAt !== null) throw new Refusal('RELEASE_WITHDRAWN');
  return {
    release: { ...release, releasedAt: release.releasedAt.toISOString(), withdrawnAt: null },
    entry: entryAsOf(entry, release, { isHead: wanted === head?.number }),
  };
}

/** M40: conditional data leaves only after its reading is on record. */
async function logConditional(
  system: System,
  viewer: MaybeViewer,
  entry: CatalogueEntry,
  release: EntryRelease,
  { permit, grants }: Passage,
): Promise<void> {
  if (grants.length === 0) return;
  const reader = viewer as Viewer;
  const { fields, where, orderBy, size, towards } = permit.terms.query;
  await logReading(system.db, {
    at: system.clock(),
    datasetId: entry.id,
    release: release.number,
    partyId: reader.party.id,
    accountId: reader.accountId,
    apiKeyId: reader.via.kind === 'API_KEY' ? reader.via.id : null,
    grantIds: grants.map((grant) => grant.id),
    question: JSON.stringify({ fields, where: where ?? null, orderBy, size, towards }),
  });
}

function writeRows(permit: Permit, rows: RawRow[]): Record<string, JsonValue>[] {
  const { query, from } = permit.terms;
  const types = new Map(from.columns.map((column) => [column.name, column.type]));
  const writers = query.fields.map((name) => WRITE_VALUE[types.get(name) ?? 'STRING']);
  return rows.map((row) => {
    const record: Record<string, JsonValue> = {};
    query.fields.forEach((name, index) => {
      const text = row[index];
      const write = writers[index];
      record[name] =
        text === null || text === undefined || write === undefined ? null : write(text);
    });
    return record;
  });
}

/** Unfiltered, the release's own statistics answer; otherwise the database counts. */
async function totalCount(system: System, permit: Permit): Promise<number> {
  const { query, rows, from } = permit.terms;
  if (query.where === undefined && rows === undefined) return from.rowCount;
  return countRecords(system.reader, compileCount(permit));
}
