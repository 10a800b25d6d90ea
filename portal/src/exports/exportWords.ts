import type { Text } from '../graphql/contract';
import type { ExportState } from './exportQuery';

export const exportStateWords: Record<ExportState, Text> = {
  REQUESTED: { zh: '等待开始', en: 'Waiting to begin' },
  RUNNING: { zh: '正在导出', en: 'Exporting' },
  READY: { zh: '可以下载', en: 'Ready' },
  FAILED: { zh: '没有成功', en: 'Failed' },
  CANCELLED: { zh: '已取消', en: 'Cancelled' },
  EXPIRED: { zh: '已到期删除', en: 'No longer kept' },
};

const ENCODINGS: Record<string, string> = { UTF_8_BOM: ' (UTF-8 BOM)', GB18030: ' (GB18030)' };

/** As the file is called by those who open it. */
export function formatName({ format, encoding }: { format: string; encoding: string }): string {
  const name = { XLSX: 'Excel', GEOJSON: 'GeoJSON', NT: 'RDF', PARQUET: 'Parquet' }[format];
  return (name ?? format) + (ENCODINGS[encoding] ?? '');
}

const UNITS = ['B', 'KB', 'MB', 'GB'];

export function size(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log(bytes) / Math.log(1024)));
  const value = bytes / 1024 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)}\u00a0${UNITS[power]}`;
}
