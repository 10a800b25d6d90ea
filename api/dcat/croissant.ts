import type { CatalogueEntry, EntryField } from '../../db/catalogue/entries.ts';
import { pageOf } from './describe-dataset.ts';
import { statementsOf } from './schema-org.ts';

/** The terms of Croissant 1.0 that stand in its documents, as JSON-LD has to be told them. */
const CONTEXT = {
  '@language': 'zh-CN',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
  isLiveDataset: 'cr:isLiveDataset',
  recordSet: 'cr:recordSet',
  field: 'cr:field',
  key: 'cr:key',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  source: 'cr:source',
  fileObject: 'cr:fileObject',
  extract: 'cr:extract',
  column: 'cr:column',
} as const;

const DATA_TYPE: Record<EntryField['type'], string> = {
  STRING: 'sc:Text',
  INTEGER: 'sc:Integer',
  NUMBER: 'sc:Float',
  DECIMAL: 'sc:Float',
  BOOLEAN: 'sc:Boolean',
  DATE: 'sc:Date',
  DATETIME: 'sc:DateTime',
  // GeoJSON in a cell: the standard's own geometry is two columns of a point.
  GEOMETRY: 'sc:Text',
};

/**
 * An open entry as Croissant 1.0. The file is written when it is asked for, so the dataset is declared a live one,
 * for which the standard asks no checksum.
 */
export function croissantOf(entry: CatalogueEntry, origin: string): object {
  const { slug, provider, head } = entry;
  const file = `${slug}.csv`;
  const fieldId = (field: EntryField) => ({ '@id': `rows/${field.name}` });
  const key = entry.fields.filter((field) => field.key).map(fieldId);
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    url: pageOf(origin, slug),
    ...statementsOf(entry),
    isLiveDataset: true,
    creator: { '@type': 'sc:Organization', name: provider.nameZh },
    ...(head !== null && {
      distribution: [
        {
          '@type': 'cr:FileObject',
          '@id': file,
          name: file,
          contentUrl: `${origin}/exports/${file}`,
          encodingFormat: 'text/csv',
        },
      ],
      recordSet: [
        {
          '@type': 'cr:RecordSet',
          '@id': 'rows',
          name: 'rows',
          ...(key.length > 0 && { key }),
          field: entry.fields.map((field) => ({
            '@type': 'cr:Field',
            ...fieldId(field),
            name: field.name,
            description: field.descriptionZh ?? field.titleZh,
            dataType: DATA_TYPE[field.type],
            source: { fileObject: { '@id': file }, extract: { column: field.name } },
          })),
        },
      ],
    }),
  };
}
