import { strictDecoder } from './encoding.ts';
import { encodingFault } from './encoding-fault.ts';
import { findDelimiter } from './find-delimiter.ts';
import { findEncoding } from './find-encoding.ts';
import { findHeader, isBlank } from './find-header.ts';
import { IntakeError } from './intake-error.ts';
import { endsInCr } from './line-ends.ts';
import { DelimitedParser } from './parse-delimited.ts';
import type { Batch, Hints, Recognition, SentRow, TablePlan } from './recognition.ts';
import { rowSorter } from './set-aside.ts';
import { readBytes, type Source } from './source.ts';

const SAMPLE_BYTES = 256 * 1024;
const LATER_BYTES = 64 * 1024;
const TOP_ROWS = 60;

/** Finds encoding, line ends, delimiter and header of a text table from its beginning. */
export async function recogniseDelimited(source: Source, hints: Hints): Promise<Recognition> {
  const sample = await readBytes(source, 0, SAMPLE_BYTES);
  const { encoding, findings } = await findEncoding(source, sample, hints.encoding);
  const decoder = strictDecoder(encoding);
  const whole = sample.length < SAMPLE_BYTES;
  const text = decoder.write(sample) + (whole ? decoder.end() : '');
  if (isBlank(text)) throw new IntakeError('FILE_EMPTY', '文件是空的', 'the file is empty');
  const newline = endsInCr(text) ? '\r' : '\n';
  const delimiter = hints.delimiter ?? findDelimiter(whole ? text + newline : text, newline);
  const rows = new DelimitedParser(delimiter, newline).push(text, whole);
  const top = rows.slice(0, TOP_ROWS);
  const header = findHeader(top, hints);
  const plan: TablePlan = {
    format: 'CSV',
    encoding,
    delimiter,
    ...(newline === '\r' && { lineEnd: 'CR' }),
    headerRow: header.index < 0 ? 0 : (top[header.index]?.line ?? 1),
    columns: header.columns,
  };
  if (newline === '\r')
    findings.push({ zh: '行尾只有回车符（CR）', en: 'lines end in carriage returns alone' });
  return {
    ...plan,
    findings: [...findings, ...header.findings],
    firstRows: rowSorter(header.columns)(rows.slice(header.index + 1)).rows,
    laterRows: whole ? [] : await laterRows(source, plan),
  };
}

/** Rows from the middle and the tail: a column of whole numbers often has its first decimal there. */
async function laterRows(source: Source, plan: TablePlan): Promise<SentRow[]> {
  const rows: SentRow[] = [];
  for (const place of [source.size / 2, source.size - LATER_BYTES]) {
    if (place < SAMPLE_BYTES) continue;
    // Characters of UTF-16 begin at even places.
    const piece = await readBytes(source, Math.floor(place / 2) * 2, LATER_BYTES + 2);
    rows.push(...rowsWithin(piece, plan, place > source.size / 2));
  }
  return rows;
}

/** The rows of a piece from anywhere: from its first line end on, and only those of the table's width. */
function rowsWithin(piece: Buffer, plan: TablePlan, last: boolean): SentRow[] {
  const { encoding = 'utf-8', delimiter = ',', lineEnd, columns } = plan;
  const newline = lineEnd === 'CR' ? '\r' : '\n';
  const mark = Buffer.from(newline, encoding === 'utf-16le' ? 'utf16le' : 'latin1');
  try {
    const text = strictDecoder(encoding).write(piece.subarray(piece.indexOf(mark) + mark.length));
    const rows = new DelimitedParser(delimiter, newline).push(text, last);
    return rowSorter(columns)(rows).rows.filter((row) => row.cells.length === columns.length);
  } catch {
    // A sample that begins inside a quoted cell can be anything; the reading itself is strict.
    return [];
  }
}

/** Streams the rows below the header, in batches and with flat memory. */
export async function* readDelimited(source: Source, plan: TablePlan): AsyncGenerator<Batch> {
  const { encoding = 'utf-8', delimiter = ',', headerRow, columns } = plan;
  const decoder = strictDecoder(encoding);
  const parser = new DelimitedParser(delimiter, plan.lineEnd === 'CR' ? '\r' : '\n');
  const sort = rowSorter(columns);
  const below = (rows: SentRow[]) =>
    (rows[0]?.line ?? 0) > headerRow ? rows : rows.filter((row) => row.line > headerRow);
  try {
    for await (const chunk of source.chunks())
      yield sort(below(parser.push(decoder.write(chunk), false)));
    yield sort(below(parser.push(decoder.end(), true)));
  } catch (error) {
    throw await encodingFault(error, source, encoding);
  }
}
