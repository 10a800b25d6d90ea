import type pg from 'pg';
import type { CatalogueEntry, EntryRelease } from '../../db/catalogue/entries.ts';
import { compileCsvCopy, compileTextCopy, isWhole } from '../../db/records/compile-copy.ts';
import { compileExport } from '../../db/records/compile-export.ts';
import { copiedRows, copyOut } from '../../db/records/copy-out.ts';
import type { Permit } from '../../db/records/permit.ts';
import type { ExportQuery } from '../../db/records/query.ts';
import { type RawRow, streamRecords } from '../../db/records/read.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { Judging } from '../context.ts';
import type { LiveGrant } from '../grants/live-grant.ts';
import { admit, judge } from '../records/admit.ts';
import { placesOf } from '../records/read-place.ts';
import { parseFilter } from '../records/parse-filter.ts';
import { type AskableField, askableFields } from '../records/question.ts';
import { readFields } from '../records/read-fields.ts';
import { type ReleaseAsked, type ReleaseWish, releaseAsked } from '../records/release-asked.ts';
import { refuseOtherRows, type RowTerms, rowTermsOf } from './row-terms.ts';

/** The arguments of an export, as they came. */
export interface ExportArguments extends ReleaseWish {
  fields?: readonly string[] | undefined;
  where?: unknown;
}

/** What bytes are that have been made, or are being made: the release, the fields and the rows stand. */
export interface MadeExport extends ExportArguments {
  release: number;
  fields: readonly string[];
  rowTerms: RowTerms;
}

export interface RecordExport {
  columns: AskableField[];
  release: EntryRelease;
  rowTerms: RowTerms;
  /** The rows in pieces; asked for once. */
  pieces: () => AsyncIterable<RawRow[]>;
  /** Of a whole release, whole lines of PostgreSQL's text format. */
  copied: (() => AsyncIterable<Buffer>) | undefined;
  /** Of a whole release its CSV, as PostgreSQL itself writes it. */
  csv: ((encoding: 'UTF8' | 'GB18030') => AsyncIterable<Buffer>) | undefined;
  /** How many there will be, where that is known beforehand. */
  rowCount: number | undefined;
}

/**
 * The journey of all rows of a release that match: the same as that of a page, but for its last step.
 * @param reader connections of their own, on which a statement may run long
 * @throws the gate's refusals, BAD_USER_INPUT, NOT_RELEASED, RELEASE_WITHDRAWN
 */
export async function exportRecords(
  system: Judging,
  reader: pg.Pool,
  viewer: MaybeViewer,
  whole: CatalogueEntry,
  given: ExportArguments,
): Promise<RecordExport> {
  const asked = await releaseAsked(system, whole, given);
  const permit = await admit(system, viewer, asked, questionOf(asked, given));
  const known = askableFields(asked.entry);
  const columns = permit.terms.query.fields.flatMap((name) => known.get(name) ?? []);
  const all = isWhole(permit);
  // PostgreSQL would write spaces into a geometry.
  const plain = all && columns.every(({ type }) => type !== 'GEOMETRY');
  const copied = all ? () => copyOut(reader, compileTextCopy(permit)) : undefined;
  return {
    columns,
    release: asked.release,
    rowTerms: rowTermsOf(permit),
    pieces: () =>
      copied === undefined ? streamRecords(reader, compileExport(permit)) : copiedRows(copied()),
    copied,
    csv: plain ? (encoding) => copyOut(reader, compileCsvCopy(permit, encoding)) : undefined,
    rowCount: all ? permit.terms.from.rowCount : undefined,
  };
}

/** What is made, of what was asked for: a later judgement is of that, whatever is released or granted meanwhile. */
export function asMade(
  { where }: ExportArguments,
  { columns, release, rowTerms }: RecordExport,
): MadeExport {
  return { release: release.number, fields: columns.map(({ name }) => name), where, rowTerms };
}

/**
 * Whether the gate still lets through what was made; asked again while a long file is on its way.
 * @throws the gate's refusals, GRANT_CHANGED, RELEASE_WITHDRAWN
 */
export async function refuseEnded(
  system: Judging,
  viewer: MaybeViewer,
  whole: CatalogueEntry,
  made: MadeExport,
): Promise<void> {
  const { permit } = await judgeExport(system, viewer, whole, made);
  refuseOtherRows(permit, made.rowTerms);
}

/** What is asked for and the gate's judgement of it, of which nothing is put on record. */
export async function judgeExport(
  system: Judging,
  viewer: MaybeViewer,
  whole: CatalogueEntry,
  given: ExportArguments,
): Promise<{ asked: ReleaseAsked; permit: Permit<ExportQuery> }> {
  const asked = await releaseAsked(system, whole, given);
  const { permit } = await judge(system, viewer, asked, questionOf(asked, given));
  return { asked, permit };
}

function questionOf({ entry }: ReleaseAsked, given: ExportArguments) {
  return (grants: readonly LiveGrant[]): ExportQuery => {
    const where = parseFilter(given.where, askableFields(entry), 'where', placesOf(entry));
    return {
      kind: 'EXPORT',
      fields: readFields(entry, grants, given.fields),
      ...(where !== undefined && { where }),
    };
  };
}
