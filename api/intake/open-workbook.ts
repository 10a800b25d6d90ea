import { CFB, read, set_cptable, type WorkBook } from '@e965/xlsx';
import { archiveTooLarge, ARCHIVE_BOUNDS, broken, locked } from './archive-bounds.ts';
import { decodeAll } from './decode-all.ts';
import { IntakeError } from './intake-error.ts';
import type { Hints } from './recognition.ts';
import { readWhole, type Source } from './source.ts';
import { zipDirectory } from './zip-directory.ts';

/** A workbook is read whole, so its size is bounded; larger tables come as CSV. */
const LARGEST_BYTES = 64 * 1024 * 1024;
const ZIP = 0x504b;

const OPTIONS = {
  dense: true,
  cellDates: true,
  UTC: true,
  cellHTML: false,
  // Only with styles are hidden rows and columns read, and only with formulas those without a value.
  cellStyles: true,
  cellFormula: true,
  // The reader does not tell how deep a cell is indented: it is read out of the parts.
  bookFiles: true,
  WTF: true,
} as const;

/**
 * Opens a workbook (.xlsx, .xls, .et, .ods, SpreadsheetML), or the HTML that calls itself one.
 * @throws FILE_TOO_LARGE, ARCHIVE_BROKEN, ARCHIVE_TOO_LARGE, FILE_PROTECTED, FORMAT_UNKNOWN, HIDDEN_PARTS
 */
export async function openWorkbook(source: Source): Promise<WorkBook> {
  const bytes = await readWhole(source, LARGEST_BYTES, tooLarge);
  const packed = bytes.length > 1 && bytes.readUInt16BE(0) === ZIP;
  if (packed) await checkParts(bytes);
  else await knowCodePages();
  try {
    // The old binary format always holds values, and its formulas are what readers stumble over.
    return read(bytes, { ...OPTIONS, cellFormula: packed });
  } catch (error) {
    // “Unsupported ZIP encryption” is what damaged archives are called by the reader.
    if (/password|encrypt/i.test(String(error)) && !/ZIP/.test(String(error))) throw locked();
    throw broken();
  }
}

let codePages: Promise<void> | undefined;

/**
 * Workbooks from before 1997 hold their texts in a code page, such as GBK, and would be read as Latin. The
 * tables are large and loaded when the first old workbook comes.
 */
function knowCodePages(): Promise<void> {
  codePages ??= import('@e965/xlsx/dist/cpexcel.full.mjs').then(set_cptable);
  return codePages;
}

/** Tags of a table that a web page hides; what its styles hide elsewhere is no row and no column. */
const HIDDEN_TAG =
  /<(?:table|tbody|tr|td|th|col|colgroup)\b(?:[^>]*\sstyle\s*=\s*["']?[^>"']*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))|[^>]*\shidden[\s>=])/i;

/** Tables of a web page, whose cells stay the text that stands there: 007 is no 7. @throws HIDDEN_PARTS, NOT_A_TABLE */
export async function openHtml(source: Source, hints: Pick<Hints, 'encoding'>): Promise<WorkBook> {
  const { text } = await decodeAll(source, LARGEST_BYTES, hints.encoding, tooLarge);
  if (HIDDEN_TAG.test(text)) throw hiddenParts();
  try {
    return read(text, { ...OPTIONS, type: 'string', raw: true });
  } catch {
    throw new IntakeError(
      'NOT_A_TABLE',
      '网页里没有表格；请在 Excel 或 WPS 中另存为 XLSX',
      'the web page holds no table; save it as XLSX in Excel or WPS',
    );
  }
}

/** What an OpenDocument sheet hides is not told by the reader, and would be published with the rest. */
function refuseHidden(openDocument: Buffer): void {
  const content = CFB.find(CFB.read(openDocument, { type: 'buffer' }), '/content.xml')?.content;
  const text = content === undefined ? '' : Buffer.from(content as Uint8Array).toString();
  if (/\stable:(?:visibility="(?:collapse|filter)"|display="false")/.test(text))
    throw hiddenParts();
}

function hiddenParts(): IntakeError {
  return new IntakeError(
    'HIDDEN_PARTS',
    '文件里有隐藏的行、列或工作表，按这种格式分不清哪些；请取消隐藏或删去，或另存为 XLSX 再报送',
    'the file hides rows, columns or sheets, and in this format it cannot be told which: show or delete them, or save it as XLSX and send it again',
  );
}

function tooLarge(): IntakeError {
  return new IntakeError(
    'FILE_TOO_LARGE',
    '工作簿超过 64 MB；请另存为 CSV',
    'the workbook is larger than 64 MB; save it as CSV',
  );
}

/** Looks at a packed workbook's table of contents before anything is unpacked. */
async function checkParts(bytes: Buffer): Promise<void> {
  const entries = await zipDirectory(
    (from, length) => Promise.resolve(bytes.subarray(from, from + length)),
    bytes.length,
  );
  if (entries.some((entry) => entry.locked)) throw locked();
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (unpacked > ARCHIVE_BOUNDS.workbook) throw archiveTooLarge();
  if (!entries.some(({ name }) => name.startsWith('xl/') || name === 'content.xml')) {
    throw new IntakeError(
      'FORMAT_UNKNOWN',
      '文件里没有工作表；请提供 XLSX 或 CSV',
      'the file holds no sheets; give XLSX or CSV',
    );
  }
  if (!entries.some(({ name }) => name.startsWith('xl/'))) refuseHidden(bytes);
}
