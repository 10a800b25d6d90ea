import type { CatalogueEntry, EntryRelease } from '../../db/catalogue/entries.ts';
import { compileExport } from '../../db/records/compile-export.ts';
import type { ExportQuery } from '../../db/records/query.ts';
import { type RawRow, streamRecords } from '../../db/records/read.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { admit } from '../records/admit.ts';
import { parseFilter } from '../records/parse-filter.ts';
import { type AskableField, askableFields } from '../records/question.ts';
import { readFields } from '../records/read-fields.ts';
import { releaseAsked } from '../records/release-asked.ts';

/** The arguments of an export, as they came. */
export interface ExportArguments {
  fields?: readonly string[] | undefined;
  where?: unknown;
  release?: number | undefined;
}

export interface RecordExport {
  columns: AskableField[];
  rows: AsyncGenerator<RawRow>;
  release: EntryRelease;
  /** How many there will be, where that is known beforehand. */
  rowCount: number | undefined;
}

/**
 * The journey of all rows of a release that match: the same as that of a page, but for its last step.
 * @throws the gate's refusals, BAD_USER_INPUT, NOT_RELEASED, RELEASE_WITHDRAWN
 */
export async function exportRecords(
  system: System,
  viewer: MaybeViewer,
  whole: CatalogueEntry,
  given: ExportArguments,
): Promise<RecordExport> {
  const asked = await releaseAsked(system, whole, given.release);
  const known = askableFields(asked.entry);
  const permit = await admit(system, viewer, asked, (grants): ExportQuery => {
    const where = parseFilter(given.where, known);
    return {
      kind: 'EXPORT',
      fields: readFields(asked.entry, grants, given.fields),
      ...(where !== undefined && { where }),
    };
  });
  const { query, rows, from } = permit.terms;
  const everything = query.where === undefined && rows === undefined;
  return {
    columns: query.fields.flatMap((name) => known.get(name) ?? []),
    rows: streamRecords(system.reader, compileExport(permit)),
    release: asked.release,
    rowCount: everything ? from.rowCount : undefined,
  };
}
