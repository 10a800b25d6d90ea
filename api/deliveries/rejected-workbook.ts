import { type CellObject, utils, write } from '@e965/xlsx';
import type pg from 'pg';
import { z } from 'zod';
import type { Sentence } from '../errors.ts';
import { partOfLine } from '../intake/parts.ts';
import { type KeptRejection, sentenceOf } from './list-rejections.ts';
import { colourMarked, MARKED } from './marked-cells.ts';

/** A workbook of more rejected rows than this helps nobody: the fault is in the declaration, or the file. */
const MOST_ROWS = 50_000;
const REASON_COLUMNS = ['退回原因', 'Why it came back'];
/** Of an archive: in which of its files the row stands, and in which line. */
const PLACE_COLUMNS = ['文件', '行号'];

/**
 * The rejected rows as the officer's own table: the same columns, the faulty cells coloured and commented, and
 * two more columns that say why, in both languages; of an archive two more say where it stood. Mended, it can be
 * sent again as it is.
 */
export async function rejectedWorkbook(
  ingest: pg.Pool,
  load: { id: string; recognition: Record<string, unknown> },
): Promise<Buffer> {
  const { rows } = await ingest.query<{
    line: number;
    cells: (string | null)[];
    faults: Pick<KeptRejection, 'column' | 'reason' | 'detail'>[];
  }>(
    `select s.line, s.cells, json_agg(json_build_object('column', r."column", 'reason', r.reason, 'detail', r.detail)) as faults
     from pool.rejected_row r join pool.sent_row s using (load_id, line)
     where load_id = $1 group by s.line, s.cells order by s.line limit ${MOST_ROWS}`,
    [load.id],
  );
  const columns = columnsOf(load.recognition);
  const parts = partsOf(load.recognition);
  const body = rows.map(({ line, cells, faults }) => [
    ...columns.map((_, at) => cells[at] ?? ''),
    inOne(faults, 'zh', '：', '；'),
    inOne(faults, 'en', ': ', '; '),
    ...whereIn(parts, line),
  ]);
  const sheet = utils.aoa_to_sheet([
    [...columns, ...REASON_COLUMNS, ...(parts.length > 0 ? PLACE_COLUMNS : [])],
    ...body,
  ]);
  for (const [at, { faults }] of rows.entries()) {
    for (const fault of faults) {
      const place = utils.encode_cell({
        r: at + 1,
        c: Math.max(columns.indexOf(fault.column), 0),
      });
      const cell: unknown = sheet[place];
      const { zh, en } = sentenceOf(fault);
      if (!isCell(cell)) continue;
      cell.z = MARKED;
      cell.c = Object.assign([...(cell.c ?? []), { a: '系统', t: `${zh} ${en}` }], {
        hidden: true,
      });
    }
  }
  const book = utils.book_new(sheet, '退回的行');
  return colourMarked(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

function inOne(
  faults: readonly Pick<KeptRejection, 'column' | 'reason' | 'detail'>[],
  language: keyof Sentence,
  colon: string,
  comma: string,
): string {
  return faults
    .map((fault) => {
      const where = fault.column === '*' ? '' : `${fault.column}${colon}`;
      return `${where}${sentenceOf(fault)[language]}`;
    })
    .join(comma);
}

function columnsOf(recognition: Record<string, unknown>): string[] {
  const { columns } = recognition;
  return Array.isArray(columns) ? columns.map(String) : [];
}

const archive = z.object({
  parts: z.array(z.object({ name: z.string(), title: z.string().optional() })),
});

/** The names of an archive's files; none where one file was sent. */
function partsOf(recognition: Record<string, unknown>): string[] {
  return archive.safeParse(recognition).data?.parts.map(({ name, title }) => title ?? name) ?? [];
}

function whereIn(parts: readonly string[], line: number): [string, number] | [] {
  if (parts.length === 0) return [];
  const place = partOfLine(line);
  return [parts[place.part] ?? '', place.line];
}

function isCell(cell: unknown): cell is Pick<CellObject, 'c' | 'z'> {
  return typeof cell === 'object' && cell !== null;
}
