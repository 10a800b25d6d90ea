import type { CatalogueEntry, EntryField } from '../../db/catalogue/entries.ts';
import { pageOf } from './describe-dataset.ts';
import { instantOf } from './instant.ts';

const TYPE: Record<EntryField['type'], { type: string; format?: string }> = {
  STRING: { type: 'string' },
  INTEGER: { type: 'integer' },
  NUMBER: { type: 'number' },
  DECIMAL: { type: 'number' },
  BOOLEAN: { type: 'boolean' },
  DATE: { type: 'date' },
  DATETIME: { type: 'datetime' },
  GEOMETRY: { type: 'geojson' },
};

/** An open entry as a Data Package 2.0 whose table is the CSV of its newest release, with a Table Schema. */
export function dataPackageOf(entry: CatalogueEntry, origin: string): object {
  const key = entry.fields.filter((field) => field.key).map(({ name }) => name);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: entry.slug,
    id: pageOf(origin, entry.slug),
    title: entry.titleZh,
    description: entry.summaryZh,
    homepage: pageOf(origin, entry.slug),
    created: instantOf(entry.publishedOn),
    ...(entry.head !== null && { version: String(entry.head.number) }),
    keywords: entry.keywords.length > 0 ? entry.keywords : [entry.theme],
    contributors: [{ title: entry.provider.nameZh, roles: ['publisher'] }],
    resources: [
      {
        name: entry.slug,
        type: 'table',
        path: `${origin}/exports/${entry.slug}.csv`,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        schema: {
          $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
          fields: entry.fields.map(describeField),
          ...(key.length > 0 && { primaryKey: key }),
          missingValues: [''],
        },
      },
    ],
  };
}

function describeField(field: EntryField): object {
  const { name, titleZh, descriptionZh, unit, nullable } = field;
  return {
    name,
    title: titleZh,
    ...TYPE[field.type],
    ...(descriptionZh !== null && { description: descriptionZh }),
    ...(unit !== null && { unit }),
    ...(!nullable && { constraints: { required: true } }),
  };
}
