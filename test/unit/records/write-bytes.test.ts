import { expect, test } from 'vitest';
import type { Askable } from '../../../api/records/question.ts';
import { writeRowBytes, writtenFields } from '../../../api/records/write-bytes.ts';
import { writeRows } from '../../../api/records/write-rows.ts';
import { seededRandom } from '../../../api/seed/synthetic.ts';
import type { RawRow } from '../../../db/records/read.ts';
import { RowBytes } from '../../../db/records/row-bytes.ts';

/** PostgreSQL's texts of each type, those among them that JSON has otherwise. */
const TEXTS: Record<string, readonly string[]> = {
  STRING: [
    '',
    '龙门石窟',
    'a"b',
    'a\\b',
    'line\nbreak',
    '\u0001',
    '\u007f',
    '𠮷',
    '</script>',
    '1',
  ],
  INTEGER: ['0', '-1', '42', '999999999999999', '1000000000000000', '9223372036854775807'],
  NUMBER: (
    '0 0.0 -0.5 2011.50 2011.5 0.00001 0.000001 0.0000001 -12.05 100 123456789012345 ' +
    '1234567890123456789 0.1234567890123456 NaN Infinity'
  ).split(' '),
  DECIMAL: ['1.50', '0.0000001', '12345678901234567890.10'],
  BOOLEAN: ['t', 'f'],
  DATE: ['2020-01-01', '0001-01-01 BC'],
  DATETIME: ['2020-04-02 08:00:00+08', '2020-04-02 08:00:00.123456+05:30'],
  GEOMETRY: ['{"type": "Point", "coordinates": [112.4, 34.6]}'],
};
const COLUMNS = Object.keys(TEXTS).map((type) => ({ name: `${type} "é"`, type }) as Askable);
const random = seededRandom(20261128);

function sent(rows: readonly RawRow[]): RowBytes {
  const bytes = new RowBytes();
  for (const row of rows) {
    const parts = row.map((text) => {
      const value = Buffer.from(text ?? '');
      const length = Buffer.alloc(4);
      length.writeInt32BE(text === null ? -1 : value.length);
      return Buffer.concat([length, value]);
    });
    const message = Buffer.concat([Buffer.from([0, row.length]), ...parts]);
    // It lies somewhere in what came.
    const chunk = Buffer.concat([Buffer.from('before'), message, Buffer.from('after')]);
    bytes.add(chunk, 6, 6 + message.length);
  }
  return bytes;
}

test('rows written from their bytes are those that JSON.stringify writes, whatever stands in them', () => {
  const rows = Array.from(
    { length: 2_000 },
    (): RawRow => [
      ...COLUMNS.map(({ type }) => {
        const texts = TEXTS[type] ?? [];
        return random() < 0.1 ? null : (texts[Math.floor(random() * texts.length)] ?? null);
      }),
      'what follows the columns is not written',
    ],
  );
  const order = rows.map((_, at) => at).toReversed();
  const written = `[${writeRowBytes(writtenFields(COLUMNS), sent(rows), order).toString()}]`;
  expect(written).toBe(JSON.stringify(writeRows(COLUMNS, rows.toReversed())));
});

test('a row can be read as text wherever it lies', () => {
  const rows: RawRow[] = [['一', null, ''], [null], ['x'.repeat(10_000), 'y']];
  const bytes = sent(rows);
  expect(rows.map((_, at) => bytes.row(at))).toEqual(rows);
  expect(bytes.row(rows.length)).toEqual([]);
});
