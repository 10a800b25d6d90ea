import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { findEncoding, strictDecoder, wrongEncoding } from './encoding.ts';
import { findHeader, isBlank } from './find-header.ts';
import { IntakeError } from './intake-error.ts';
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
  if (isBlank(text)) throw new IntakeError('FILE_EMPTY', '文件是空的', 'the file is empty');
  const delimiter = hints.delimiter ?? findDelimiter(text, whole);
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
export async function* readDelimited(
  file: string,
  recognition: Recognition,
): AsyncGenerator<Batch> {
  const { encoding = 'utf-8', delimiter = ',', headerRow, columns } = recognition;
  const decoder = strictDecoder(encoding);
  const parser = new DelimitedParser(delimiter);
  const below = (rows: SentRow[]) => rows.filter((row) => row.line > headerRow);
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
      yield setAside(below(parser.push(decoder.write(chunk as Buffer), false)), columns.length);
    }
    yield setAside(below(parser.push(decoder.end(), true)), columns.length);
  } catch (error) {
    if (!(error instanceof IntakeError) || error.code !== 'ENCODING_WRONG') throw error;
    throw wrongEncoding(encoding, await lineOfFault(file, encoding));
  }
}

/** Reads the file again line by line: only a file with a fault pays for finding its line. */
async function lineOfFault(file: string, encoding: string): Promise<number> {
  const decoder = strictDecoder(encoding);
  let line = 1;
  try {
    for await (const chunk of createReadStream(file)) {
      const bytes = chunk as Buffer;
      for (let at = 0, next = 0; at < bytes.length; at = next) {
        next = bytes.indexOf(0x0a, at) + 1 || bytes.length;
        line += decoder.write(bytes.subarray(at, next)).split('\n').length - 1;
      }
    }
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
  }
  return line;
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

/** The delimiter that cuts most lines into the same number of cells; quoted cells don't mislead it. */
function findDelimiter(text: string, whole: boolean): string {
  const scores = DELIMITERS.map((delimiter) => evenness(text, delimiter, whole));
  return DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ',';
}

/** Share of the lines that have the commonest width, a little more for wider tables; 0 without a cut. */
function evenness(text: string, delimiter: string, whole: boolean): number {
  // A quote that stays open under one delimiter is reported by the reading, not here.
  const rows = new DelimitedParser(delimiter)
    .push(whole ? `${text}\n` : text, false)
    .slice(0, SAMPLE_ROWS);
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  const scores = [...counts].map(([width, count]) =>
    width > 1 ? count / rows.length + width / 10_000 : 0,
  );
  return Math.max(0, ...scores);
}
