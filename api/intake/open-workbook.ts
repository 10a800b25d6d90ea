import { read, set_cptable, type WorkBook } from '@e965/xlsx';
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
  WTF: true,
} as const;

/**
 * Opens a workbook (.xlsx, .xls, .et, .ods, SpreadsheetML), or the HTML that calls itself one.
 * @throws FILE_TOO_LARGE, ARCHIVE_BROKEN, ARCHIVE_TOO_LARGE, FILE_PROTECTED, FORMAT_UNKNOWN
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

/** Tables of a web page, whose cells stay the text that stands there: 007 is no 7. */
export async function openHtml(source: Source, hints: Pick<Hints, 'encoding'>): Promise<WorkBook> {
  const { text } = await decodeAll(source, LARGEST_BYTES, hints.encoding, tooLarge);
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
}
