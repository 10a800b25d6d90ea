import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import { pageOf } from '../dcat/describe-dataset.ts';
import type { FileFigures } from './kept-files.ts';
import type { ExportWish, TakenExport } from './take-export.ts';

/** What a file of a whole release is: of which release, with which fields, and by which digests it is known. */
export function describeExport(
  entry: CatalogueEntry,
  { content: { columns, release, rowCount } }: TakenExport,
  { format, encoding }: ExportWish,
  { bytes, sha256, sm3 }: FileFigures,
  origin: string,
): object {
  const asked = new Set(columns.map(({ name }) => name));
  return {
    dataset: pageOf(origin, entry.slug),
    code: entry.code,
    title: { zh: entry.titleZh, en: entry.titleEn },
    provider: { zh: entry.provider.nameZh, en: entry.provider.nameEn },
    release: release.number,
    releasedAt: release.releasedAt,
    schemaVersion: release.schemaVersion,
    note: release.note,
    format,
    encoding,
    rows: rowCount,
    bytes,
    sha256,
    sm3,
    fields: entry.fields
      .filter(({ name }) => asked.has(name))
      .map((field) => ({
        name: field.name,
        title: { zh: field.titleZh, en: field.titleEn },
        description: { zh: field.descriptionZh, en: field.descriptionEn },
        type: field.type,
        unit: field.unit,
      })),
  };
}
