import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readRows, recognise } from '../../../api/intake/recognise.ts';
import { aFile, allRows, findingsOf, refusalOf, rejectionsOf } from './sample-file.ts';

const TEXT = '名称,所在地\n洛阳博物馆,洛龙区\n一拖展览馆,涧西区\n';

test.each(['utf-8', 'gb18030', 'utf-16le', 'utf-16be'])(
  '%s is found without a word from the officer',
  async (encoding) => {
    const file = await aFile('a.csv', iconv.encode(TEXT, encoding));
    expect((await recognise(file)).encoding).toBe(encoding);
    expect((await allRows(file)).rows[1]?.cells).toEqual(['一拖展览馆', '涧西区']);
  },
);

test.each(['utf-8', 'utf-16le', 'utf-16be'])(
  'the mark of %s is no part of the first column',
  async (encoding) => {
    const file = await aFile('a.csv', iconv.encode(TEXT, encoding, { addBOM: true }));
    expect((await recognise(file)).columns[0]).toBe('名称');
  },
);

test('a sample cut in the middle of a character is still recognised', async () => {
  for (let shift = 0; shift < 4; shift++) {
    const file = await aFile(
      'a.csv',
      iconv.encode(`${'x'.repeat(shift)}名称,值\n${'洛阳牡丹,花\n'.repeat(40_000)}`, 'gb18030'),
    );
    expect((await recognise(file)).encoding).toBe('gb18030');
  }
});

test.each([
  ['utf-8', 'gb18030'],
  ['gb18030', 'utf-8'],
  ['utf-16le', 'utf-8'],
  ['windows-1252', 'utf-8'],
])('%s said by hand of a file in %s is refused', async (said, real) => {
  const file = await aFile('a.csv', iconv.encode(TEXT, real));
  expect(await refusalOf(recognise(file, { encoding: said }))).toBe('ENCODING_WRONG');
});

test('a byte that does not decode stops the reading and names its line', async () => {
  const file = await aFile(
    'a.csv',
    Buffer.concat([Buffer.from(`名称\n${'甲\n'.repeat(200_000)}`), Buffer.from([0xff, 0x0a])]),
  );
  const recognition = await recognise(file);
  const read = async () => {
    for await (const _ of readRows(file, recognition));
  };
  await expect(read()).rejects.toMatchObject({
    code: 'ENCODING_WRONG',
    message: expect.stringContaining('200002'),
  });
});

const LONGER = `${TEXT}洛陽市博物館於一九五八年成立，館藏文物豐富,中國河南省洛陽市聶泰路`;

test('Big5 is told from GB18030 by its second bytes, and said to be uncertain; a word decides', async () => {
  const big5 = await aFile('a.csv', iconv.encode(LONGER.replaceAll(/[阳览龙馆区称]/g, ''), 'big5'));
  expect((await recognise(big5)).encoding).toBe('big5');
  expect(await findingsOf(big5)).toMatch(/编码不能完全确定.*gb18030: .*big5: /);
  expect((await recognise(big5, { encoding: 'gbk' })).encoding).toBe('gb18030');
});

test('a short text that reads both ways is taken for GB18030 and said to be uncertain', async () => {
  const file = await aFile('a.csv', iconv.encode('甲,值\n乙,1\n', 'gb18030'));
  expect((await recognise(file)).encoding).toBe('gb18030');
  expect(await findingsOf(file)).toContain('编码不能完全确定');
});

test('a longer text in GB18030 is certain, with rare characters of four bytes', async () => {
  const file = await aFile('a.csv', iconv.encode(`${TEXT.repeat(5)}㐀,1\n`, 'gb18030'));
  expect(await findingsOf(file)).not.toContain('编码不能');
  expect((await allRows(file)).rows.at(-1)?.cells[0]).toBe('㐀');
});

test('Latin text is asked for and not read as Chinese; said by hand it is read', async () => {
  const file = await aFile(
    'a.csv',
    iconv.encode('nom;ville\nMüller;Köln\nLefèvre;Paris\n', 'windows-1252'),
  );
  await expect(recognise(file)).rejects.toMatchObject({
    code: 'ENCODING_UNKNOWN',
    message: expect.stringContaining('windows-1252: '),
  });
  const { rows } = await allRows(file, { encoding: 'windows-1252' });
  expect(rows.map((row) => row.cells[0])).toEqual(['Müller', 'Lefèvre']);
});

test('Chinese text that begins far below plain ASCII still decides the encoding', async () => {
  const file = await aFile(
    'a.csv',
    iconv.encode(`name,value\n${'abc,1\n'.repeat(60_000)}${TEXT}`, 'gb18030'),
  );
  expect((await recognise(file)).encoding).toBe('gb18030');
  expect((await allRows(file)).rows.at(-1)?.cells).toEqual(['一拖展览馆', '涧西区']);
});

test('a stray zero byte makes no UTF-16 of a text; its row is rejected', async () => {
  for (const text of ['名称,值\n甲\0,1\n乙,2\n', 'name,value\na\0,1\nb,2\n']) {
    const file = await aFile('a.csv', text);
    expect((await recognise(file)).encoding).toBe('utf-8');
    expect(await rejectionsOf(file)).toMatchObject([[2, expect.any(String), 'BAD_CHARACTER']]);
  }
});
