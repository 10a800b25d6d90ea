import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { recognise } from '../../../api/intake/recognise.ts';
import { aFile, allRows, findingsOf, refusalOf } from './sample-file.ts';

const table = async (content: string | Buffer, hints = {}) => {
  const file = await aFile('a.xml', content);
  const { columns } = await recognise(file, hints);
  const { rows, aside } = await allRows(file, hints);
  return { columns, rows: rows.map((row) => row.cells), aside };
};
const refused = async (content: string) => refusalOf(table(content));

test('repeated elements are rows; attributes, fields and nested fields are columns', async () => {
  const { columns, rows } = await table(
    '<?xml version="1.0"?><list><total>2</total><row id="007"><name>甲&amp;乙</name><at><x>1</x></at></row><row><name><![CDATA[<丙>]]></name><note>新</note></row></list>',
  );
  expect(columns).toEqual(['id', 'name', 'at.x', 'note']);
  expect(rows).toEqual([
    ['007', '甲&乙', '1', null],
    [null, '<丙>', null, '新'],
  ]);
});

test('what stands outside the records is said', async () => {
  const file = await aFile(
    'a.xml',
    '<list><total>2</total><row><a>1</a></row><row><a>2</a></row></list>',
  );
  expect(await findingsOf(file)).toContain('记录以外的元素未读：list/total');
});

test('levels above give their attributes, and a level without records is set aside', async () => {
  const { columns, rows, aside } = await table(
    '<r><city name="洛阳"><d name="涧西区"/><d name="洛龙区"/></city><city name="郑州"/><city name="开封"><d name="龙亭区"/></city></r>',
  );
  expect(columns).toEqual(['city.name', 'name']);
  expect(rows).toEqual([
    ['洛阳', '涧西区'],
    ['洛阳', '洛龙区'],
    ['开封', '龙亭区'],
  ]);
  expect(aside).toEqual([{ line: 3, cells: ['郑州', null], reason: 'GROUP' }]);
});

test('fields that repeat within a record share a cell; another level can be said', async () => {
  const orders =
    '<r><o><n>1</n><tag>a</tag><tag>b</tag><l p="x"/><l p="y"/></o><o><n>2</n><l p="z"/></o></r>';
  expect((await table(orders)).rows).toEqual([
    ['1', 'a；b', '{"p":"x"}；{"p":"y"}'],
    ['2', null, '{"p":"z"}'],
  ]);
  expect((await table(orders, { record: 'l' })).rows).toEqual([['x'], ['y'], ['z']]);
});

test('a list of texts is one column', async () => {
  expect(await table('<l><i>甲</i><i>乙</i></l>')).toMatchObject({
    columns: ['i'],
    rows: [['甲'], ['乙']],
  });
});

test('the encoding is what the file says, unless its bytes say otherwise', async () => {
  const text = '<?xml version="1.0" encoding="GB2312"?><l><i>洛阳</i><i>老城</i></l>';
  expect((await table(iconv.encode(text, 'gb18030'))).rows).toEqual([['洛阳'], ['老城']]);
  expect((await table(text)).rows).toEqual([['洛阳'], ['老城']]);
});

test('what only says how the file is written is no column', async () => {
  const { columns } = await table(
    '<r:l xmlns:r="urn:x" xmlns="urn:y" xmlns:xsi="urn:z" xsi:schemaLocation="a b"><r:i id="1"/><r:i id="2"/></r:l>',
  );
  expect(columns).toEqual(['id']);
});

test('entities are never expanded or fetched', async () => {
  const bomb =
    '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l><i>&b;</i><i>&b;</i></l>';
  expect(await refused(bomb)).toBe('XML_ENTITIES');
  expect(
    await refused('<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l><i>&x;</i></l>'),
  ).toBe('XML_ENTITIES');
  expect(await refused('<l><i>&unknown;</i><i/></l>')).toBe('XML_BROKEN');
});

test('broken and bottomless XML is refused with its line', async () => {
  await expect(table('<l>\n<i>1</i>\n<i>2</l>')).rejects.toMatchObject({
    code: 'XML_BROKEN',
    message: expect.stringContaining('line 3'),
  });
  expect(await refused('<a>'.repeat(200))).toBe('XML_BROKEN');
  expect(await refused('<root>\n<a/>\n</root>')).toBe('NOT_A_TABLE');
  const names = Array.from({ length: 5000 }, (_, at) => `<n${at}/>`).join('');
  expect(await refused(`<l>${names}</l>`)).toBe('TOO_MANY_COLUMNS');
});
