import type { ExportJob } from '../../../db/exports/jobs.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../formats/formats.ts';
import type { MadeExport } from '../export-records.ts';
import { EXPORT_ENCODINGS, type ExportEncoding, type ExportWish } from '../write-export.ts';

/** What a job was asked for, as an export is wished: of the release and the rows that were the right ones then. */
export function wishOf(job: ExportJob): ExportWish & MadeExport {
  return {
    format: formatOf(job),
    encoding: encodingOf(job),
    escapeFormulas: job.escapeFormulas,
    fields: job.fields,
    release: job.release,
    where: job.filter ?? undefined,
    rowTerms: job.rowTerms,
  };
}

export function formatOf({ format }: Pick<ExportJob, 'format'>): ExportFormat {
  const known = EXPORT_FORMATS.find((one) => one === format);
  if (known === undefined) throw new Error(`a job of an unknown format: ${format}`);
  return known;
}

export function encodingOf({ encoding }: Pick<ExportJob, 'encoding'>): ExportEncoding {
  const known = EXPORT_ENCODINGS.find((one) => one === encoding);
  if (known === undefined) throw new Error(`a job of an unknown encoding: ${encoding}`);
  return known;
}
