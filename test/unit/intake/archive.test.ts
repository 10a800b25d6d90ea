import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { ARCHIVE_BOUNDS } from '../../../api/intake/archive-bounds.ts';
import { recognise } from '../../../api/intake/recognise.ts';
import { aFile, allRows, refusalOf } from './sample-file.ts';
import { aZip } from './sample-zip.ts';

const TABLE = '名称,值\n甲,1\n乙,2\n';
const cells = async (name: string, content: Buffer) =>
  (await allRows(await aFile(name, content))).rows.map((row) => row.cells.join());

test('a gzip file is read as what it holds', async () => {
  expect(await cells('a.csv.gz', gzipSync(TABLE))).toEqual(['甲,1', '乙,2']);
});

test('a zip archive with one table is read as that table, whatever lies beside it', async () => {
  const zip = aZip([
    { name: '__MACOSX/._a.csv', content: 'x' },
    { name: '说明.txt', content: '请勿外传' },
    { name: 'a.csv', content: TABLE },
  ]);
  const file = await aFile('a.zip', zip);
  expect((await allRows(file)).rows).toHaveLength(2);
  const { findings } = await recognise(file);
  expect(findings.map(({ zh }) => zh).join()).toContain('其他文件未读：说明.txt');
});

test('parts of one shape are one table, in any order of columns, with encodings and headers of their own', async () => {
  const zip = aZip([
    { name: '2023.csv', content: TABLE },
    { name: '2024.csv', content: iconv.encode('统计表\n值;名称\n3;丙\n', 'gb18030') },
  ]);
  const file = await aFile('a.zip', zip);
  const { rows } = await allRows(file);
  expect(rows.map((row) => row.cells.join())).toEqual(['甲,1', '乙,2', '丙,3']);
  // Each line of the archive has a number of its own.
  expect(rows.map((row) => row.line)).toEqual([2, 3, 100_000_003]);
  expect((await recognise(file)).findings.map(({ en }) => en)).toContain(
    'line 1 of “2024.csv” is called line 100000001',
  );
});

test('parts of different shapes are refused with the columns that differ', async () => {
  const zip = aZip([
    { name: 'a.csv', content: TABLE },
    { name: 'b.csv', content: '名称,面积\n甲,1\n' },
  ]);
  await expect(recognise(await aFile('a.zip', zip))).rejects.toMatchObject({
    code: 'PARTS_DIFFER',
    message: expect.stringContaining('+面积, -值'),
  });
});

test('names of parts in GBK are read, and so is a workbook within an archive', async () => {
  const name = iconv.encode('洛阳.csv', 'gbk');
  const zip = aZip([{ name, content: TABLE, flags: 0 }]);
  const { parts } = await recognise(await aFile('a.zip', zip));
  expect(parts?.map((part) => part.name)).toEqual(['洛阳.csv']);
});

test('an archive with a password is said to have one', async () => {
  const zip = aZip([{ name: 'a.csv', content: TABLE, flags: 1 }]);
  expect(await refusalOf(recognise(await aFile('a.zip', zip)))).toBe('FILE_PROTECTED');
});

test('a cut gzip file and a changed zip archive are broken and never read in part', async () => {
  const packed = gzipSync('名称,值\n' + '甲,1\n'.repeat(50_000));
  expect(await refusalOf(allRows(await aFile('a.csv.gz', packed.subarray(0, -20))))).toBe(
    'ARCHIVE_BROKEN',
  );
  const zip = aZip([{ name: 'a.csv', content: TABLE }]);
  // The check sum of the content, in the table of contents.
  zip.writeUInt32LE(7, zip.indexOf('PK\x01\x02') + 16);
  expect(await refusalOf(allRows(await aFile('a.zip', zip)))).toBe('ARCHIVE_BROKEN');
});

test('bombs are refused: by what comes out, by what the archive says, by the number of files', async () => {
  const long = Buffer.from('名称,值\n' + '甲,1\n'.repeat(ARCHIVE_BOUNDS.ratioFrom / 4));
  expect(await refusalOf(recognise(await aFile('a.csv.gz', gzipSync(long))))).toBe(
    'ARCHIVE_TOO_LARGE',
  );
  const zip = aZip([{ name: 'a.csv', content: long }]);
  expect(await refusalOf(recognise(await aFile('a.zip', zip)))).toBe('ARCHIVE_TOO_LARGE');
  // It says that it is small: what comes out is counted all the same.
  zip.writeUInt32LE(100, zip.indexOf('PK\x01\x02') + 24);
  expect(await refusalOf(allRows(await aFile('a.zip', zip)))).toBe('ARCHIVE_TOO_LARGE');
  const many = aZip(
    Array.from({ length: ARCHIVE_BOUNDS.entries + 1 }, (_, at) => ({
      name: `${at}.csv`,
      content: '',
    })),
  );
  expect(await refusalOf(recognise(await aFile('a.zip', many)))).toBe('ARCHIVE_TOO_LARGE');
});

test('an archive within an archive is not opened, and it is said what to do', async () => {
  const inner = aZip([{ name: 'a.csv', content: TABLE }]);
  for (const [name, content] of [
    ['a.zip', inner],
    ['a.csv.gz', gzipSync(TABLE)],
  ] as const)
    await expect(
      recognise(await aFile('outer.zip', aZip([{ name, content }]))),
    ).rejects.toMatchObject({
      code: 'FORMAT_UNKNOWN',
      sentence: { zh: expect.stringContaining('请解开一层') as string },
    });
  const packed = await aFile('a.csv.gz', gzipSync(gzipSync(Buffer.alloc(50_000_000, 65))));
  expect(await refusalOf(recognise(packed))).toBe('FORMAT_UNKNOWN');
});

test('a document, and an archive without tables, are no tables', async () => {
  for (const name of ['word/document.xml', '照片.jpg', 'a.zip']) {
    const zip = aZip([{ name, content: 'x' }]);
    expect(await refusalOf(recognise(await aFile('a.zip', zip)))).toBe('FORMAT_UNKNOWN');
  }
});
