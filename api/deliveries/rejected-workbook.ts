import { utils, write } from '@e965/xlsx';
import type pg from 'pg';
import { CELL_FAULTS } from '../intake/parse-cell.ts';

/** A workbook of more rejected rows than this helps nobody: the fault is in the declaration, or the file. */
const MOST_ROWS = 50_000;
const REASON_COLUMN = '退回原因';

const OTHER_FAULTS: Record<string, string> = { DUPLICATE_KEY: '主键重复' };

/**
 * The rejected rows as the officer's own table: the same columns, the faulty cells commented, and one more
 * column that says why. Mended, it can be sent again as it is.
 */
export async function rejectedWorkbook(
  ingest: pg.Pool,
  load: { id: string; recognition: Record<string, unknown> },
): Promise<Buffer> {
  const { rows } = await ingest.query<{
    cells: (string | null)[];
    faults: { column: string; reason: string }[];
  }>(
    `select s.cells, json_agg(json_build_object('column', r."column", 'reason', r.reason)) as faults
     from pool.rejected_row r join pool.sent_row s using (load_id, line)
     where load_id = $1 group by s.line, s.cells order by s.line limit ${MOST_ROWS}`,
    [load.id],
  );
  const columns = columnsOf(load.recognition);
  const body = rows.map(({ cells, faults }) => [
    ...columns.map((_, at) => cells[at] ?? ''),
    faults
      .map(({ column, reason }) => `${column === '*' ? '' : `${column}：`}${inWords(reason)}`)
      .join('；'),
  ]);
  const sheet = utils.aoa_to_sheet([[...columns, REASON_COLUMN], ...body]);
  for (const [at, { faults }] of rows.entries()) {
    for (const { column, reason } of faults) {
      const place = utils.encode_cell({ r: at + 1, c: Math.max(columns.indexOf(column), 0) });
      const cell: unknown = sheet[place];
      if (isCell(cell))
        cell.c = Object.assign([{ a: '系统', t: inWords(reason) }], { hidden: true });
    }
  }
  return write(utils.book_new(sheet, '退回的行'), {
    type: 'buffer',
    bookType: 'xlsx',
    compression: true,
  }) as Buffer;
}

function inWords(reason: string): string {
  return reason in CELL_FAULTS
    ? CELL_FAULTS[reason as keyof typeof CELL_FAULTS].zh
    : (OTHER_FAULTS[reason] ?? reason);
}

function columnsOf(recognition: Record<string, unknown>): string[] {
  const { columns } = recognition;
  return Array.isArray(columns) ? columns.map(String) : [];
}

function isCell(cell: unknown): cell is { c?: unknown } {
  return typeof cell === 'object' && cell !== null;
}
