import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { findEncoding, strictDecoder } from './encoding.ts';
import { findHeader } from './find-header.ts';
import { DelimitedParser } from './parse-delimited.ts';
import type { Batch, Hints, Recognition, SentRow } from './recognition.ts';
import { setAside } from './set-aside.ts';

const SAMPLE_BYTES = 256 * 1024;
const SAMPLE_ROWS = 60;
const CHUNK_BYTES = 512 * 1024;
const DELIMITERS = [',', '\t', ';', '|'];

/** Finds encoding, delimiter and header of a text table from its beginning. */
export async function recogniseDelimited(file: string, hints: Hints): Promise<Recognition> {
  const sample = await head(file);
  const encoding = findEncoding(sample, hints.encoding);
  const decoder = strictDecoder(encoding);
  const whole = sample.length < SAMPLE_BYTES;
  const text = decoder.write(sample) + (whole ? decoder.end() : '');
  const delimiter = hints.delimiter ?? findDelimiter(text);
  const rows = new DelimitedParser(delimiter).push(text, whole);
  const top = rows.slice(0, SAMPLE_ROWS);
  const header = findHeader(top, hints.headerRow);
  const { rows: firstRows } = setAside(rows.slice(header.index + 1), header.columns.length);
  return {
    format: 'CSV',
    encoding,
    delimiter,
    headerRow: top[header.index]?.line ?? 1,
    columns: header.columns,
    findings: [{ zh: `编码 ${encoding}`, en: `encoding ${encoding}` }, ...header.findings],
    firstRows,
  };
}

/** Streams the rows below the header, in batches and with flat memory. */
export async function* readDelimited(file: string, recognition: Recognition): AsyncGenerator<Batch> {
  const { encoding = 'utf-8', delimiter = ',', headerRow, columns } = recognition;
  const decoder = strictDecoder(encoding);
  const parser = new DelimitedParser(delimiter);
  const below = (rows: SentRow[]) => rows.filter((row) => row.line > headerRow);
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    yield setAside(below(parser.push(decoder.write(chunk as Buffer), false)), columns.length);
  }
  yield setAside(below(parser.push(decoder.end(), true)), columns.length);
}

async function head(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The delimiter that splits the first lines into most cells. */
function findDelimiter(text: string): string {
  const lines = text.split('\n', 20).join('\n');
  const counts = DELIMITERS.map((delimiter) => lines.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
