import type { CatalogueEntry, EntryRelease } from '../../db/catalogue/entries.ts';
import { compileAggregate } from '../../db/records/compile-aggregate.ts';
import { compileKept } from '../../db/records/compile-kept.ts';
import type { Permit } from '../../db/records/permit.ts';
import type { AggregateQuery } from '../../db/records/query.ts';
import { type RawRow, readRecords } from '../../db/records/read.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { admit } from './admit.ts';
import { askCopy } from './ask-copy.ts';
import { type AggregateArguments, readAggregateQuery } from './read-aggregate-query.ts';
import { releaseAsked } from './release-asked.ts';
import { writeRows } from './write-rows.ts';
import type { JsonValue } from './write-value.ts';

/** Figures over the rows of one release. */
export interface Aggregates {
  groups: Record<string, JsonValue>[];
  /** Whether there are more groups than were asked for. */
  hasMore: boolean;
  release: EntryRelease;
}

/**
 * The journey of a figure: the same as that of a row, but for its last step.
 * @throws the gate's refusals, BAD_USER_INPUT, NOT_RELEASED, RELEASE_WITHDRAWN
 */
export async function readAggregates(
  system: System,
  viewer: MaybeViewer,
  whole: CatalogueEntry,
  given: AggregateArguments,
  pass: typeof admit = admit,
): Promise<Aggregates> {
  const asked = await releaseAsked(system, whole, given);
  const permit = await pass(system, viewer, asked, () => readAggregateQuery(asked.entry, given));
  const { groupBy, measures, size } = permit.terms.query;
  const rows =
    (await readKept(system, permit)) ??
    (await askCopy(system, viewer, asked, permit)) ??
    (await readRecords(system.reader, compileAggregate(permit)));
  const columns = [...groupBy, ...measures].map(({ as, type }) => ({ name: as, type }));
  return {
    groups: writeRows(columns, rows.slice(0, size)),
    hasMore: rows.length > size,
    release: asked.release,
  };
}

/** What was reckoned with the release; undefined where it does not say this. */
async function readKept(
  { reader }: System,
  permit: Permit<AggregateQuery>,
): Promise<RawRow[] | undefined> {
  const kept = compileKept(permit);
  const rows = kept === undefined ? [] : await readRecords(reader, kept);
  return rows.length > 0 ? rows : undefined;
}
