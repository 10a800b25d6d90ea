import iconv from 'iconv-lite';
import { requireSession } from '../accounts/require-viewer.ts';
import type { MaybeViewer } from '../accounts/viewer.ts';
import type { System } from '../context.ts';
import { Refusal } from '../errors.ts';
import { deskEntries } from './find-entries.ts';
import { SHEET_COLUMNS, SHEET_KEYS } from './sheet/elements.ts';
import { sheetRows } from './sheet/write-rows.ts';

export type SheetFormat = 'xlsx' | 'csv-utf8' | 'csv-gb18030';

/**
 * The entries of the viewer's desk in the form in which departments keep them: all 25 columns, every cell
 * a text, so that codes keep their zeros.
 * @throws UNAUTHENTICATED, FORBIDDEN (no post)
 */
export async function exportSheet(
  system: System,
  given: MaybeViewer,
  format: SheetFormat,
): Promise<Buffer> {
  const viewer = requireSession(given);
  if (viewer.party.post === null) throw new Refusal('FORBIDDEN');
  const entries = await deskEntries(system, viewer);
  const rows = entries.flatMap((entry) => sheetRows(entry.declaration, entry.slug));
  const header = ['序号', ...SHEET_KEYS.map((key) => SHEET_COLUMNS[key])];
  const body = rows.map((row, at) => [String(at + 1), ...SHEET_KEYS.map((key) => row[key])]);
  // Large, and few ask for it.
  const { utils, write } = await import('@e965/xlsx');
  const sheet = utils.aoa_to_sheet([header, ...body]);
  if (format === 'xlsx') {
    const book = utils.book_new(sheet, '目录填报表');
    return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
  }
  const text = `${utils.sheet_to_csv(sheet, { RS: '\r\n' })}\r\n`;
  return format === 'csv-gb18030'
    ? iconv.encode(text, 'gb18030')
    : Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);
}
