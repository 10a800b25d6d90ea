import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readRows, recognise } from '../../../api/intake/recognise.ts';
import { aFile, allRows, refusalOf } from './sample-file.ts';

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
