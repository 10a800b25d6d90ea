import { open, stat } from 'node:fs/promises';
import { IntakeError } from './intake-error.ts';
import { readDelimited, recogniseDelimited } from './read-delimited.ts';
import { readGeojson, recogniseGeojson } from './read-geojson.ts';
import { readWorkbook, recogniseWorkbook } from './read-workbook.ts';
import type { Batch, Hints, Recognition } from './recognition.ts';

type Format = Recognition['format'];

/** Finds out what a file is and how it is to be read, from its bytes and not from its name. */
export async function recognise(file: string, hints: Hints = {}): Promise<Recognition> {
  switch (await formatOf(file)) {
    case 'WORKBOOK':
      return recogniseWorkbook(file, hints);
    case 'GEOJSON':
      return recogniseGeojson(file);
    case 'CSV':
      return recogniseDelimited(file, hints);
  }
}

/** The rows of a recognised file, in batches. */
export function readRows(file: string, recognition: Recognition): AsyncGenerator<Batch> {
  switch (recognition.format) {
    case 'WORKBOOK':
      return readWorkbook(file, recognition);
    case 'GEOJSON':
      return readGeojson(file);
    case 'CSV':
      return readDelimited(file, recognition);
  }
}

async function formatOf(file: string): Promise<Format> {
  if ((await stat(file)).size === 0) throw empty();
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
  await handle.close();
  const head = buffer.subarray(0, bytesRead);
  const magic = head.toString('latin1', 0, 8);
  if (magic.startsWith('PK\x03\x04') || magic.startsWith('\xd0\xcf\x11\xe0')) return 'WORKBOOK';
  const start = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (
    /^(%PDF|\x1f\x8b|Rar!|7z\xbc|\x89PNG|GIF8|\xff\xd8\xff)/.test(magic) ||
    start.startsWith('<')
  ) {
    throw new IntakeError(
      'FORMAT_UNKNOWN',
      '不是表格文件；请在 Excel 或 WPS 中另存为 XLSX，或提供 CSV、XLS、GeoJSON',
      'this is no table; save it as XLSX in Excel or WPS, or give CSV, XLS or GeoJSON',
    );
  }
  if (start === '') throw empty();
  return start.startsWith('{') ? 'GEOJSON' : 'CSV';
}

function empty(): IntakeError {
  return new IntakeError('FILE_EMPTY', '文件是空的', 'the file is empty');
}
