import type { CatalogueEntry } from '../../db/catalogue/entries.ts';
import { pageOf } from '../dcat/describe-dataset.ts';
import type { RecordExport } from './export-records.ts';
import type { FileFigures } from './kept-files.ts';
import type { ExportWish } from './write-export.ts';

/**
 * What a file is: of which release, by which question, with which fields, by which digests it is known, and at
 * which address the same rows are taken again, whatever is released meanwhile.
 */
export function describeExport(
  entry: CatalogueEntry,
  { columns, release, rowCount }: Pick<RecordExport, 'columns' | 'release' | 'rowCount'>,
  { format, encoding, escapeFormulas, where }: ExportWish,
  { bytes, sha256, sm3 }: FileFigures,
  origin: string,
): object {
  const names = columns.map(({ name }) => name);
  const asked = new Set(names);
  const formulas = escapeFormulas ? 'escape' : 'keep';
  const query = new URLSearchParams({
    release: String(release.number),
    fields: names.join(','),
    encoding,
    formulas,
    ...(where == null ? {} : { where: JSON.stringify(where) }),
  });
  return {
    dataset: pageOf(origin, entry.slug),
    code: entry.code,
    title: { zh: entry.titleZh, en: entry.titleEn },
    provider: { zh: entry.provider.nameZh, en: entry.provider.nameEn },
    release: release.number,
    releasedAt: release.releasedAt,
    schemaVersion: release.schemaVersion,
    note: release.note,
    file: `${origin}/exports/${entry.slug}.${format}?${query.toString()}`,
    query: { fields: names, where: where ?? null },
    format,
    encoding,
    formulas,
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
