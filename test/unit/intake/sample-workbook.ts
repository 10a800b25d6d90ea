import iconv from 'iconv-lite';
import { CFB, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';

/** A workbook of one sheet with these rows, after some changes by hand. */
export function aWorkbook(
  rows: unknown[][],
  change: (sheet: WorkSheet, book: WorkBook) => void = () => undefined,
  bookType: 'xlsx' | 'biff8' | 'xlml' | 'ods' = 'xlsx',
): Buffer {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet(rows);
  utils.book_append_sheet(book, sheet, '表');
  change(sheet, book);
  return write(book, { type: 'buffer', bookType }) as Buffer;
}

/** The same workbook with one text of its first sheet's XML put in another's place. */
export function withSheetXml(workbook: Buffer, from: string | RegExp, to: string): Buffer {
  return withEntry(workbook, '/xl/worksheets/sheet1.xml', from, to);
}

/** The same archive with one text of one of its files put in another's place. */
export function withEntry(
  workbook: Buffer,
  file: string,
  from: string | RegExp,
  to: string,
): Buffer {
  const archive = CFB.read(workbook, { type: 'buffer' });
  const entry = CFB.find(archive, file);
  if (entry === null) throw new Error(`the workbook has no ${file}`);
  entry.content = Buffer.from(
    Buffer.from(entry.content as Uint8Array)
      .toString()
      .replace(from, to),
  );
  return CFB.write(archive, { type: 'buffer', fileType: 'zip' }) as Buffer;
}

/** A workbook as Excel wrote it before 1997: its texts are GBK, and a record says so. */
export function aWorkbookInGbk(rows: (string | number)[][]): Buffer {
  const words = rows.flat().filter((cell) => typeof cell === 'string');
  // The writer knows no code pages: it writes Latin letters, one for each byte to come.
  const stand = (word: string, at: number) =>
    String.fromCharCode(65 + at).repeat(iconv.encode(word, 'gbk').length);
  let place = 0;
  const inLatin = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? stand(cell, place++) : cell)),
  );
  const book = utils.book_new(utils.aoa_to_sheet(inLatin), 'Sheet1');
  let bytes = (write(book, { type: 'buffer', bookType: 'biff5' }) as Buffer).toString('latin1');
  for (const [at, word] of words.entries())
    bytes = bytes.replace(stand(word, at), iconv.encode(word, 'gbk').toString('latin1'));
  return Buffer.from(bytes.replace('\x42\0\x02\0\xe4\x04', '\x42\0\x02\0\xa8\x03'), 'latin1');
}

/** What a workbook with a password is: a container with an encrypted package in it. */
export function aLockedWorkbook(): Buffer {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from([4, 0, 4, 0, 64, 0, 0, 0]));
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(4096, 1));
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}

/** An old workbook with the record that says “from here on encrypted”, after its first record. */
export function aLockedOldWorkbook(workbook: Buffer): Buffer {
  const container = CFB.read(workbook, { type: 'buffer' });
  const entry = CFB.find(container, '/Workbook');
  if (entry === null) throw new Error('this is no old workbook');
  const stream = Buffer.from(entry.content as Uint8Array);
  const first = 4 + stream.readUInt16LE(2);
  const filePass = Buffer.from('2f0006000000123456780000'.slice(0, 20), 'hex');
  entry.content = Buffer.concat([stream.subarray(0, first), filePass, stream.subarray(first)]);
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}
