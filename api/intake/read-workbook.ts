import type { WorkBook } from '@e965/xlsx';
import { findHeader } from './find-header.ts';
import { openHtml, openWorkbook } from './open-workbook.ts';
import type { AsideRow, Batch, Hints, Recognition, SentRow, TablePlan } from './recognition.ts';
import { Sampler } from './sampler.ts';
import { rowSorter } from './set-aside.ts';
import { chooseSheet, looksFindings, workbookFindings } from './sheet-findings.ts';
import { type SheetRows, sheetRows } from './sheet-rows.ts';
import type { Source } from './source.ts';

const TOP_ROWS = 60;
const BATCH_ROWS = 2000;

/** Finds sheet and header of a workbook (.xlsx, .xls, .et). */
export async function recogniseWorkbook(source: Source, hints: Hints): Promise<Recognition> {
  return recogniseSheet(await openWorkbook(source), 'WORKBOOK', hints);
}

export async function recogniseHtml(source: Source, hints: Hints): Promise<Recognition> {
  const recognition = recogniseSheet(await openHtml(source, hints), 'HTML', hints);
  return hints.encoding === undefined ? recognition : { ...recognition, encoding: hints.encoding };
}

export async function* readWorkbook(source: Source, plan: TablePlan): AsyncGenerator<Batch> {
  yield* batches(await openWorkbook(source), plan);
}

export async function* readHtml(source: Source, plan: TablePlan): AsyncGenerator<Batch> {
  yield* batches(await openHtml(source, plan), plan);
}

function recogniseSheet(
  workbook: WorkBook,
  format: 'WORKBOOK' | 'HTML',
  hints: Hints,
): Recognition {
  const sheet = chooseSheet(workbook, hints.sheet);
  const table = sheetRows(workbook.Sheets[sheet] ?? {});
  const header = findHeader(table.rows.slice(0, TOP_ROWS), hints);
  const { columns } = header;
  const headerRow = header.index < 0 ? 0 : (table.rows[header.index]?.line ?? 1);
  const hiddenColumns = table.hiddenColumns.flatMap((at) => columns[at] ?? []);
  const sample = new Sampler();
  for (const batch of sorted(table, { headerRow, columns }))
    batch.rows.forEach((row) => sample.add(row));
  return {
    format,
    sheet,
    headerRow,
    columns,
    ...(hiddenColumns.length > 0 && { hiddenColumns }),
    findings: [
      ...workbookFindings(workbook, sheet),
      ...header.findings,
      ...looksFindings(table, hiddenColumns, headerRow),
    ],
    firstRows: sample.first,
    laterRows: sample.later,
  };
}

function batches(workbook: WorkBook, plan: TablePlan): Generator<Batch> {
  return sorted(sheetRows(workbook.Sheets[plan.sheet ?? ''] ?? {}), plan);
}

function* sorted(
  { rows, hidden, spanned }: SheetRows,
  { headerRow, columns }: Pick<TablePlan, 'headerRow' | 'columns'>,
): Generator<Batch> {
  const sort = rowSorter(columns);
  const isHidden = (row: SentRow) => hidden.has(row.line);
  for (let at = headerRow; at < rows.length; at += BATCH_ROWS) {
    const slice = rows.slice(at, at + BATCH_ROWS);
    const batch = sort(
      slice.filter((row) => !isHidden(row)),
      spanned,
    );
    const kept = slice.filter(isHidden).map((row): AsideRow => ({ ...row, reason: 'HIDDEN' }));
    yield { rows: batch.rows, aside: [...batch.aside, ...kept] };
  }
}
