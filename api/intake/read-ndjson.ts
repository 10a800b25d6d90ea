import { encodingFault } from './encoding-fault.ts';
import { strictDecoder } from './encoding.ts';
import { isJsonRecord, type JsonRecord, parseExactJson } from './exact-json.ts';
import { featureRecord, isFeature } from './feature-record.ts';
import { findEncoding } from './find-encoding.ts';
import { IntakeError } from './intake-error.ts';
import type { AsideRow, Batch, Hints, Recognition, SentRow, TablePlan } from './recognition.ts';
import { RecordColumns, recordRow } from './record-columns.ts';
import { Sampler } from './sampler.ts';
import { readBytes, type Source } from './source.ts';

const SAMPLE_BYTES = 64 * 1024;
const LONGEST_LINE = 16 * 1024 * 1024;

interface Line {
  line: number;
  text: string;
}

/** One object a line. All lines are looked at, since a member can first be used in the last of them. */
export async function recogniseNdjson(source: Source, hints: Hints): Promise<Recognition> {
  const head = await readBytes(source, 0, SAMPLE_BYTES);
  const { encoding, findings } = await findEncoding(source, head, hints.encoding);
  const names = new RecordColumns();
  const sample = new Sampler();
  for await (const lines of lineBatches(source, encoding)) {
    for (const { line, text } of lines) {
      const record = recordOf(text);
      if (record === undefined) continue;
      names.add(record);
      sample.add(recordRow(record, names.columns, line));
    }
  }
  const { columns } = names;
  return {
    format: 'NDJSON',
    encoding,
    headerRow: 0,
    columns,
    ...names.codes,
    findings: [...findings, { zh: '每行一个对象', en: 'one object a line' }],
    firstRows: sample.first.map((row) => widened(row, columns.length)),
    laterRows: sample.later.map((row) => widened(row, columns.length)),
  };
}

/** Streams the objects; a line that is none is a rejected row and not the end of the load. */
export async function* readNdjson(
  source: Source,
  { encoding = 'utf-8', columns }: TablePlan,
): AsyncGenerator<Batch> {
  try {
    for await (const lines of lineBatches(source, encoding)) {
      const rows: SentRow[] = [];
      const aside: AsideRow[] = [];
      for (const { line, text } of lines) {
        const record = recordOf(text);
        if (record !== undefined) rows.push(recordRow(record, columns, line));
        else if (text.trim() === '') aside.push({ line, cells: [], reason: 'BLANK' });
        else rows.push({ line, cells: [text], faults: [{ at: -1, reason: 'NOT_JSON' }] });
      }
      yield { rows, aside };
    }
  } catch (error) {
    throw await encodingFault(error, source, encoding);
  }
}

function recordOf(text: string): JsonRecord | undefined {
  try {
    const value = parseExactJson(text);
    if (isFeature(value)) return featureRecord(value);
    return isJsonRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A sampled row was made when fewer columns were known. */
function widened(row: SentRow, width: number): SentRow {
  return { ...row, cells: Array.from({ length: width }, (_, at) => row.cells[at] ?? null) };
}

async function* lineBatches(source: Source, encoding: string): AsyncGenerator<Line[]> {
  const decoder = strictDecoder(encoding);
  let rest = '';
  let line = 1;
  for await (const chunk of source.chunks()) {
    const texts = (rest + decoder.write(chunk)).split('\n');
    rest = texts.pop() ?? '';
    if (rest.length > LONGEST_LINE) {
      throw new IntakeError(
        'ROW_TOO_LARGE',
        `第 ${line + texts.length} 行过长`,
        `line ${line + texts.length} is too long`,
      );
    }
    yield texts.map((text, at) => ({ line: line + at, text }));
    line += texts.length;
  }
  rest += decoder.end();
  if (rest !== '') yield [{ line, text: rest }];
}
