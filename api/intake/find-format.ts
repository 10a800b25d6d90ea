import { IntakeError } from './intake-error.ts';
import type { Format } from './recognition.ts';
import { readBytes, type Source } from './source.ts';

const HEAD_BYTES = 64 * 1024;
const WORKBOOK = /^(PK\x03\x04|\xd0\xcf\x11\xe0)/;
const OTHER =
  /^(%PDF|\x1f\x8b|Rar!|7z\xbc|\x89PNG|GIF8|\xff\xd8\xff|PAR1|SQLite|MIME-Version:|\{\\rtf)/;

/** Finds out what a source is, from its bytes and not from its name. GeoJSON is told from JSON by its reader. */
export async function findFormat(source: Source): Promise<Exclude<Format, 'GEOJSON'>> {
  const head = await readBytes(source, 0, HEAD_BYTES);
  if (head.length === 0) throw empty();
  const magic = head.toString('latin1', 0, 16);
  if (WORKBOOK.test(magic)) return 'WORKBOOK';
  const start = startOf(head);
  if (OTHER.test(magic) || head.toString('latin1', 257, 262) === 'ustar') throw unknown();
  if (start === '') throw empty();
  if (start.startsWith('<')) return markupOf(start);
  if (/^\[\s*[[{\]]/.test(start)) return 'JSON';
  if (/^\{\s*["}]/.test(start)) return isLines(start) ? 'NDJSON' : 'JSON';
  return 'CSV';
}

/** Leniently, since marks and braces are ASCII in every encoding; the reading itself is strict. */
function startOf(head: Buffer): string {
  const utf16 = head.includes(0)
    ? head[0] === 0xfe || head[0] === 0
      ? 'utf-16be'
      : 'utf-16le'
    : 'utf-8';
  return new TextDecoder(utf16).decode(head).trimStart();
}

/** Excel writes its old XML under .xls too, and so do many programs with a bare web page. */
function markupOf(start: string): 'WORKBOOK' | 'HTML' | 'XML' {
  if (
    start.includes('urn:schemas-microsoft-com:office:spreadsheet') &&
    /<(\w+:)?Workbook\b/.test(start)
  )
    return 'WORKBOOK';
  const bare = start.replaceAll(/<\?.*?\?>|<!--.*?-->/gs, '').trimStart();
  return /^<(!doctype\s+html|html|head|body|meta|style|title|div|table|center|font)\b/i.test(bare)
    ? 'HTML'
    : 'XML';
}

/** One object a line, told by its first line and the beginning of the second. */
function isLines(start: string): boolean {
  const [first = '', second = ''] = start.split(/\r?\n\s*/, 2);
  if (!second.startsWith('{')) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

function unknown(): IntakeError {
  return new IntakeError(
    'FORMAT_UNKNOWN',
    '不是表格文件；请在 Excel 或 WPS 中另存为 XLSX，或提供 CSV、XLS、JSON、GeoJSON、XML',
    'this is no table; save it as XLSX in Excel or WPS, or give CSV, XLS, JSON, GeoJSON or XML',
  );
}

function empty(): IntakeError {
  return new IntakeError('FILE_EMPTY', '文件是空的', 'the file is empty');
}
