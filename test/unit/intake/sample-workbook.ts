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
  const archive = CFB.read(workbook, { type: 'buffer' });
  const entry = CFB.find(archive, '/xl/worksheets/sheet1.xml');
  if (entry === null) throw new Error('the workbook has no first sheet');
  entry.content = Buffer.from(
    Buffer.from(entry.content as Uint8Array)
      .toString()
      .replace(from, to),
  );
  return CFB.write(archive, { type: 'buffer', fileType: 'zip' }) as Buffer;
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
