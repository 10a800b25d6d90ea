import type {
  DatasetDeclaration,
  FieldDeclaration,
  LegalBasisDeclaration,
} from '../../db/catalogue/declaration.ts';
import { OPENNESS, type Openness } from '../../db/catalogue/vocabulary.ts';
import type { Audience, ColumnAnswer, EntryAnswer } from '../../db/onboarding/vocabulary.ts';
import { proposeSlug } from '../compilation/propose-slug.ts';
import { placeOf } from '../intake/check-row.ts';
import { headerKey } from '../intake/header-key.ts';
import { freeName } from '../intake/propose-fields.ts';
import { proposeName } from '../intake/propose-name.ts';
import type { BenchTable } from './arrange-tables.ts';
import { PART_COLUMNS } from './part-columns.ts';
import type { BenchColumn } from './propose-columns.ts';

/** Who a table's declaration is for. */
export interface Home {
  department: string;
  departmentName: string;
  division: string;
}

/** Fewer rows than this in a group do not go out until somebody has looked; the Bureau may ask for more. */
const PROPOSED_K = 5;
const LISTED_FIELDS = 8;

const OPENNESS_OF: Record<Exclude<Audience, 'ASK'>, Openness> = {
  EVERYONE: 'UNCONDITIONAL',
  AFTER_APPLICATION: 'CONDITIONAL',
  NOBODY: 'CLOSED',
};

/**
 * The declaration of a table whose questions are answered (M30–M31). What its entry already says stays; a
 * column becomes stricter by what was decided for it, and never more open than the entry has it.
 */
export function declareTable(
  table: BenchTable,
  columns: readonly BenchColumn[],
  home: Home,
  entry: DatasetDeclaration | Exclude<EntryAnswer, { slug: string }>,
): DatasetDeclaration {
  const own = columns.filter(({ tables }) => tables.includes(table.key));
  if ('fields' in entry) return filled(table, own, entry);
  const fields = fieldsOf(table, own, { fields: [], openness: 'UNCONDITIONAL' });
  const openness = mostOpen(fields);
  const restricted = fields.flatMap(({ legalBasis }) => legalBasis ?? []);
  const needsBasis = openness !== 'UNCONDITIONAL' || entry.sharing !== 'UNCONDITIONAL';
  const listed = fields
    .slice(0, LISTED_FIELDS)
    .map(({ title }) => title.zh)
    .join('、');
  return {
    slug:
      table.key === table.title
        ? proposeSlug(table.title, '', home.department)
        : proposeSlug('', table.key, home.department),
    title: { zh: table.title, en: '' },
    summary: {
      zh: `${table.title}，含${listed}${fields.length > LISTED_FIELDS ? '等' : ''}。`,
      en: '',
    },
    department: home.department,
    ...entry,
    keywords: [],
    openness,
    legalBases: needsBasis ? unique(restricted) : [],
    format: 'TABLE',
    division: home.division,
    sourceNote: { zh: home.departmentName, en: '' },
    synthetic: false,
    ...anonymityOf(fields, own, table),
    // Of a dataset that is as strict as its fields, these need no basis of their own.
    fields: fields.map((field) => withoutBasis(field, openness)),
  };
}

function filled(
  table: BenchTable,
  own: readonly BenchColumn[],
  entry: DatasetDeclaration,
): DatasetDeclaration {
  const fields = fieldsOf(table, own, entry);
  const { anonymity = anonymityOf(fields, own, table).anonymity, ...said } = entry;
  return { ...said, ...(anonymity !== undefined && { anonymity }), fields };
}

/** The entry's fields in their order, then the columns that it does not have yet. */
function fieldsOf(
  table: BenchTable,
  own: readonly BenchColumn[],
  entry: Pick<DatasetDeclaration, 'fields' | 'openness'>,
): FieldDeclaration[] {
  const known = new Map<string, FieldDeclaration>();
  const headers = [...table.columns, ...table.parts.map(({ column }) => column)];
  // By the very rule by which a load finds the column of a field.
  for (const field of entry.fields) {
    const at = placeOf(headers, field);
    if (at !== undefined) known.set(headerKey(headers[at] ?? ''), field);
  }
  const columnOf = new Map(own.map((column) => [headerKey(column.header), column]));
  const kept = entry.fields.map((field) => {
    const [header] = [...known].find(([, one]) => one === field) ?? [];
    const decided = header === undefined ? undefined : columnOf.get(header)?.decided;
    return decided === undefined ? field : stricter(field, decided);
  });
  const taken = new Set(kept.map(({ name }) => name));
  const fresh = own.flatMap((column, at): FieldDeclaration[] => {
    if (column.decided === undefined || known.has(headerKey(column.header))) return [];
    const name = freeName(proposeName(column.header, at), taken);
    return [fieldOf(column, column.decided, entry.openness, name)];
  });
  const given = table.parts
    .filter(({ column }) => !known.has(headerKey(column)))
    .map(({ kind, column }): FieldDeclaration => {
      const { name, type } = PART_COLUMNS[kind];
      return {
        name: freeName(name, taken),
        title: { zh: column, en: '' },
        type,
        source: column,
        sensitivity: 'NONE',
        openness: entry.openness,
        indexed: true,
      };
    });
  return [...kept, ...fresh, ...given];
}

function fieldOf(
  { header }: BenchColumn,
  { audience, sensitivity, type, desensitization, legalBasis }: ColumnAnswer,
  floor: Openness,
  name: string,
): FieldDeclaration {
  const openness = strictest(floor, opennessOf(audience));
  return {
    name,
    title: { zh: header, en: '' },
    type,
    source: header,
    sensitivity,
    openness,
    ...(legalBasis !== undefined && RANK(openness) > RANK(floor) && { legalBasis }),
    ...(desensitization !== undefined && openness !== 'CLOSED' && { desensitization }),
  };
}

/** A field of an entry under what was decided for its column; nothing of it is loosened. */
function stricter(
  field: FieldDeclaration,
  { audience, sensitivity, desensitization, legalBasis, type }: ColumnAnswer,
): FieldDeclaration {
  const openness = strictest(field.openness, opennessOf(audience));
  const treats = field.desensitization === undefined && desensitization !== undefined;
  const became = openness !== field.openness;
  return {
    ...field,
    openness,
    ...(field.sensitivity === 'NONE' && sensitivity !== 'NONE' && { sensitivity }),
    ...(treats && openness !== 'CLOSED' && { desensitization, type }),
    ...(became && legalBasis !== undefined && { legalBasis }),
  };
}

/** M31: personal data says by which columns a person could be matched, and how few may share them. */
function anonymityOf(
  fields: readonly FieldDeclaration[],
  own: readonly BenchColumn[],
  { parts }: BenchTable,
): Pick<DatasetDeclaration, 'anonymity'> {
  const released = fields.filter(({ openness }) => openness !== 'CLOSED');
  if (!released.some(({ sensitivity }) => sensitivity === 'PERSONAL')) return {};
  // Where a person is stands in the name of the file as well as in a column.
  const places = parts.filter(({ kind }) => kind === 'DISTRICT').map(({ column }) => column);
  const told = own.filter(({ profile }) => profile?.quasi === true).map(({ header }) => header);
  const quasi = new Set([...told, ...places].map(headerKey));
  const quasiIdentifiers = released
    .filter(
      ({ source, title, desensitization }) =>
        quasi.has(headerKey(source ?? title.zh)) && desensitization?.method !== 'DROP',
    )
    .map(({ name }) => name);
  return quasiIdentifiers.length === 0 ? {} : { anonymity: { quasiIdentifiers, k: PROPOSED_K } };
}

const RANK = (openness: Openness) => OPENNESS.indexOf(openness);
const strictest = (one: Openness, other: Openness) => (RANK(one) > RANK(other) ? one : other);

/** What the Bureau has been asked about is closed until it answers. */
function opennessOf(audience: Audience): Openness {
  return audience === 'ASK' ? 'CLOSED' : OPENNESS_OF[audience];
}

/** A dataset is as open as the most open of its fields (部分字段需申请). */
function mostOpen(fields: readonly FieldDeclaration[]): Openness {
  return OPENNESS.find((one) => fields.some(({ openness }) => openness === one)) ?? 'CLOSED';
}

function withoutBasis(field: FieldDeclaration, openness: Openness): FieldDeclaration {
  const { legalBasis: _, ...bare } = field;
  return field.openness === openness ? bare : field;
}

function unique(bases: readonly LegalBasisDeclaration[]): LegalBasisDeclaration[] {
  return [...new Map(bases.map((basis) => [JSON.stringify(basis), basis])).values()];
}
