import type { FieldType, Openness } from '../../db/catalogue/vocabulary.ts';
import type { CatalogueEntry, EntryField, EntryRelease } from '../../db/catalogue/entries.ts';
import type { Column, RecordQuery, ReleasedRelation } from '../../db/records/query.ts';

/** Something that a question can name: a field, or a figure made of fields. */
export interface Askable {
  name: string;
  type: FieldType;
}

/** A field about which a question can be asked at all. Closed fields are not among them. */
export interface AskableField extends Askable {
  openness: Openness;
  nullable: boolean;
}

/** A question about a dataset, complete and checked for form: what the gate judges. */
export interface Question<Query extends RecordQuery = RecordQuery> {
  entry: CatalogueEntry;
  release: EntryRelease;
  query: Query;
}

/** Entries are shared by requests and never change, so that this is made of each once. */
const askable = new WeakMap<CatalogueEntry, ReadonlyMap<string, EntryField>>();

/** The fields of an entry by name; closed ones are not among them. */
export function askableFields(entry: CatalogueEntry): ReadonlyMap<string, EntryField> {
  const known = askable.get(entry);
  if (known !== undefined) return known;
  const fields = new Map(entry.fields.map((field) => [field.name, field]));
  askable.set(entry, fields);
  return fields;
}

const columns = new WeakMap<CatalogueEntry, Column[]>();

/** Where the rows of the release stand, with the fields that may be asked about. */
export function relationOf(entry: CatalogueEntry, release: EntryRelease): ReleasedRelation {
  const there =
    columns.get(entry) ??
    entry.fields.map(({ name, type, nullable }) => ({ name, type, nullable }));
  columns.set(entry, there);
  return {
    relation: release.relation,
    release: release.number,
    rowCount: release.rowCount,
    columns: there,
  };
}
