import type { WorkBook } from '@e965/xlsx';
import { findHeader } from './find-header.ts';
import { spellOutIndents } from './hierarchy.ts';
import { mergedHeader } from './merged-header.ts';
import { nameColumns } from './name-columns.ts';
import { openHtml, openWorkbook } from './open-workbook.ts';
import { looksOf } from './read-looks.ts';
import type { AsideRow, Batch, Hints, Recognition, SentRow, TablePlan } from './recognition.ts';
import { Sampler } from './sampler.ts';
import { rowSorter } from './set-aside.ts';
import { chooseSheet, chooseTable, looksFindings, workbookFindings } from './sheet-findings.ts';
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
  const choose = format === 'HTML' ? chooseTable : chooseSheet;
  const sheet = choose(workbook, hints.sheet);
  const table = tableOf(workbook, sheet);
  const { columns, headerRow, findings } = headerOf(table, hints);
  const deep = spellOutIndents(table, headerRow).flatMap((at) => columns[at] ?? []);
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
      ...findings,
      ...looksFindings(table, { hidden: hiddenColumns, deep }, headerRow),
    ],
    firstRows: sample.first,
    laterRows: sample.later,
  };
}

function headerOf({ rows, merges }: SheetRows, hints: Hints) {
  const top = rows.slice(0, TOP_ROWS);
  // Columns of one name are only told apart once the names above them are joined.
  const found = findHeader(top, { ...hints, doubles: 'NUMBER' });
  const joined = mergedHeader(top, merges, found.index);
  if (joined === undefined) {
    const { index, ...header } = findHeader(top, hints);
    return { ...header, headerRow: index < 0 ? 0 : (rows[index]?.line ?? 1) };
  }
  const { columns, findings } = nameColumns(joined.cells, hints.doubles);
  const zh = `表头有几行，合并单元格下的列名以“/”相连，到第 ${joined.line} 行止`;
  const en = `the header has several rows, down to row ${joined.line}; names under merged cells are joined with “/”`;
  return { columns, headerRow: joined.line, findings: [...findings, { zh, en }] };
}

function batches(workbook: WorkBook, plan: TablePlan): Generator<Batch> {
  const table = tableOf(workbook, plan.sheet ?? '');
  spellOutIndents(table, plan.headerRow);
  return sorted(table, plan);
}

function tableOf(workbook: WorkBook, sheet: string): SheetRows {
  return sheetRows(workbook.Sheets[sheet] ?? {}, looksOf(workbook, sheet));
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
