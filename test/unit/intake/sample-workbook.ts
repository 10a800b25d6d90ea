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

export interface BiffRecord {
  type: number;
  body: Buffer;
}

/** An old workbook of one sheet with its records changed ([MS-XLS] 2.3). */
export function withRecords(
  workbook: Buffer,
  change: (records: BiffRecord[]) => BiffRecord[],
): Buffer {
  const container = CFB.read(workbook, { type: 'buffer' });
  const entry = CFB.find(container, '/Workbook');
  if (entry === null) throw new Error('this is no old workbook');
  const stream = Buffer.from(entry.content as Uint8Array);
  const records: BiffRecord[] = [];
  for (let at = 0; at + 4 <= stream.length; ) {
    const body = at + 4 + stream.readUInt16LE(at + 2);
    records.push({
      type: stream.readUInt16LE(at),
      body: Buffer.from(stream.subarray(at + 4, body)),
    });
    at = body;
  }
  const changed = change(records);
  const length = ({ body }: BiffRecord) => 4 + body.length;
  const sheet = changed.findLastIndex(({ type }) => type === 0x0809);
  const start = changed.slice(0, sheet).reduce((sum, one) => sum + length(one), 0);
  changed.find(({ type }) => type === 0x0085)?.body.writeUInt32LE(start, 0);
  entry.content = Buffer.concat(
    changed.flatMap(({ type, body }) => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(type, 0);
      head.writeUInt16LE(body.length, 2);
      return [head, body];
    }),
  );
  entry.size = entry.content.length;
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}

/** The same old workbook with the texts of a column indented by their style, each as deep as is said of its row. */
export function withBiffIndents(workbook: Buffer, column: number, depths: number[]): Buffer {
  return withRecords(workbook, (records) => {
    const last = records.findLastIndex(({ type }) => type === 0x00e0);
    const first = records.filter(({ type }) => type === 0x00e0).length;
    const plain = records[last];
    if (plain === undefined) throw new Error('the workbook has no styles');
    const styles = Array.from({ length: Math.max(...depths) + 1 }, (_, depth) => {
      const body = Buffer.from(plain.body);
      body[6] = 0x21;
      body[8] = depth;
      return { type: plain.type, body };
    });
    for (const { type, body } of records)
      if (type === 0x0204 && body.readUInt16LE(2) === column)
        body.writeUInt16LE(first + (depths[body.readUInt16LE(0)] ?? 0), 4);
    return records.toSpliced(last + 1, 0, ...styles);
  });
}

/** The same workbook, as it is written since 2007. */
export function withIndents(workbook: Buffer, letter: string, depths: number[]): Buffer {
  const styles = Array.from(
    { length: Math.max(...depths) + 1 },
    (_, depth) =>
      `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="left" indent="${depth}"/></xf>`,
  );
  const styled = withEntry(
    workbook,
    '/xl/styles.xml',
    /<\/cellXfs>/,
    `${styles.join('')}</cellXfs>`,
  );
  const first = Number(/<cellXfs count="(\d+)"/.exec(entryOf(workbook, '/xl/styles.xml'))?.[1]);
  return depths.reduce(
    (book, depth, row) =>
      withSheetXml(
        book,
        new RegExp(`<c r="${letter}${row + 1}"( s="\\d+")?`),
        `<c r="${letter}${row + 1}" s="${first + depth}"`,
      ),
    styled,
  );
}

/** The text of one of the files of an archive. */
function entryOf(workbook: Buffer, file: string): string {
  const entry = CFB.find(CFB.read(workbook, { type: 'buffer' }), file);
  if (entry === null) throw new Error(`the workbook has no ${file}`);
  return Buffer.from(entry.content as Uint8Array).toString();
}

/** A record of a row of the old format: hidden, or with a height of its own. */
export function biffRow(row: number, looks: { hidden?: boolean; height?: number }): BiffRecord {
  const body = Buffer.alloc(16);
  body.writeUInt16LE(row, 0);
  body.writeUInt16LE(256, 4);
  body.writeUInt16LE(looks.height ?? 255, 6);
  body[12] = (looks.hidden === true ? 0x20 : 0) | (looks.height === undefined ? 0 : 0x40);
  return { type: 0x0208, body };
}
