import type { ExportFormat } from '../../api/exports/formats/formats.ts';
import type { ExportEncoding } from '../../api/exports/write-export.ts';
import { EXPORT_JOB_STATES } from '../../api/exports/jobs/find-exports.ts';
import { builder } from '../builder.ts';

export const ExportFormatType = builder.enumType('ExportFormat', {
  description: '文件的格式。 Format of the file.',
  values: {
    CSV: { value: 'csv' },
    XLSX: { value: 'xlsx' },
    JSON: { value: 'json' },
    NDJSON: { value: 'ndjson' },
    GEOJSON: { value: 'geojson' },
    XML: { value: 'xml' },
    NT: { value: 'nt' },
    PARQUET: { value: 'parquet' },
  } as const satisfies { [Format in ExportFormat as Uppercase<Format>]: { value: Format } },
});

export const ExportEncodingType = builder.enumType('ExportEncoding', {
  description: '文字编码；UTF_8 之外只用于 CSV。 Encoding; others than UTF_8 are for CSV only.',
  values: {
    UTF_8: { value: 'utf-8' },
    UTF_8_BOM: { value: 'utf-8-bom' },
    GB18030: { value: 'gb18030' },
  } as const satisfies Record<string, { value: ExportEncoding }>,
});

export const ExportJobState = builder.enumType('ExportJobState', {
  description:
    '导出的状态：等待、进行、可取、失败、取消、文件已到期删除。 How an export stands: it waits, runs, can be fetched, failed, was cancelled, or its file is no longer kept.',
  values: EXPORT_JOB_STATES,
});
