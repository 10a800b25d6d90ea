import type { ByteWriter, SchemaElement } from 'hyparquet-writer';
import type { FieldType } from '../../../db/catalogue/vocabulary.ts';
import type { RawRow } from '../../../db/records/read.ts';
import type { Format, Writing } from './format.ts';

/** Rows, or a few more, that stand in memory at once, and that a reader can skip at once. */
const ROWS_A_GROUP = 20_000;

type Type = Pick<SchemaElement, 'type' | 'converted_type'>;
/** A decimal keeps its digits as text: the declaration knows no scale that Parquet would ask for. */
const TYPE: Record<FieldType, Type & { read: (text: string) => unknown }> = {
  STRING: { type: 'BYTE_ARRAY', converted_type: 'UTF8', read: (text) => text },
  INTEGER: { type: 'INT64', read: BigInt },
  NUMBER: { type: 'DOUBLE', read: Number },
  DECIMAL: { type: 'BYTE_ARRAY', converted_type: 'UTF8', read: (text) => text },
  BOOLEAN: { type: 'BOOLEAN', read: (text) => text === 't' },
  DATE: {
    type: 'INT32',
    converted_type: 'DATE',
    read: (text) => Date.parse(`${text}T00:00:00Z`) / 86_400_000,
  },
  DATETIME: { type: 'INT64', converted_type: 'TIMESTAMP_MICROS', read: microseconds },
  GEOMETRY: { type: 'BYTE_ARRAY', converted_type: 'UTF8', read: (text) => text },
};

/** Apache Parquet, Snappy, in groups of rows that are written as soon as they are there. */
export const parquet: Format = {
  contentType: 'application/vnd.apache.parquet',
  async *write(pieces, writing) {
    const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
    const { columns } = writing;
    const bytes = new ByteWriter();
    const writer = new ParquetWriter({
      writer: bytes,
      schema: [
        { name: 'root', num_children: columns.length },
        ...columns.map(({ name, type }): SchemaElement => {
          const { read: _read, ...how } = TYPE[type];
          return { name, repetition_type: 'OPTIONAL', ...how };
        }),
      ],
      kvMetadata: [{ key: 'dictionary', value: JSON.stringify(dictionary(writing)) }],
      createdBy: 'luoyang-open-data',
    });
    for await (const piece of inGroups(pieces)) {
      await writer.write({
        columnData: columns.map(({ name, type }, at) => ({
          name,
          data: columnOf(piece, at, TYPE[type].read),
        })),
        rowGroupSize: piece.length,
      });
      yield taken(bytes);
    }
    await writer.finish();
    yield taken(bytes);
  },
};

async function* inGroups(pieces: AsyncIterable<RawRow[]>): AsyncGenerator<RawRow[]> {
  let group: RawRow[] = [];
  for await (const piece of pieces) {
    group = group.length === 0 ? piece : group.concat(piece);
    if (group.length < ROWS_A_GROUP) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

function columnOf(rows: readonly RawRow[], at: number, read: (text: string) => unknown): unknown[] {
  return rows.map((row) => {
    const text = row[at];
    return text === null || text === undefined ? undefined : read(text);
  });
}

/** What has been written so far; the writer goes on from an empty store, and goes on counting. */
function taken(bytes: ByteWriter): Uint8Array {
  const piece = bytes.getBytes().slice();
  bytes.index = 0;
  return piece;
}

const INSTANT =
  /^(\d+)-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d+))?([+-]\d\d)(?::(\d\d))?(?::(\d\d))?$/;

/** 2020-04-02 08:00:00.123456+08, as PostgreSQL writes it; before 1901 the clock of Shanghai had odd seconds. */
function microseconds(text: string): bigint {
  const [, year, month, day, hour, minute, second, fraction = '', ...zone] =
    INSTANT.exec(text) ?? [];
  const there = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const [hours = 0, minutes = 0, seconds = 0] = zone.map(Number).map((part) => part || 0);
  const east = (Math.abs(hours) * 3600 + minutes * 60 + seconds) * (hours < 0 ? -1 : 1);
  return BigInt(there - east * 1000) * 1000n + BigInt(fraction.padEnd(6, '0'));
}

function dictionary({ entry, columns }: Writing) {
  const asked = new Set(columns.map(({ name }) => name));
  return entry.fields
    .filter(({ name }) => asked.has(name))
    .map(({ name, titleZh, titleEn, unit }) => ({
      name,
      title: { zh: titleZh, en: titleEn },
      unit,
    }));
}
